"""The pictures of the desk: records in, a drawing out, and one writer that makes SVG of it.

| file | its question |
|---|---|
| `drawing` | of what is a picture made? |
| `lettering` | how wide is a text, and what of it fits? |
| `shapes` | which shape stands for which kind of source? |
| `branches` | what of a source tree is drawn, and what is folded? |
| `source_tree` | where does each part of it stand, in a wide picture and in a narrow one? |
| `moments` | where in a picture does a moment stand, and which moments are named beside it? |
| `spread` | how did a claim spread over hours? |
| `dots` | how are the points of one lane drawn? |
| `lanes` | how did a story go, outlet by outlet or origin by origin? |
| `svg` | how is it written? |

All are pure functions: no database, no request, no clock. Sizes are in the units of the picture, which is shown so
large that one of them is one pixel or more in a wide window.
"""
