"use strict";
// Words that are selected in an article's text can be noted on: a link beside them leads to the form.
(() => {
  const body = document.querySelector(".body[data-note]");
  if (!body) return;
  const link = document.createElement("a");
  link.className = "note-here";
  link.textContent = body.dataset.word;
  // Code points, as the desk counts them: a letter beyond the first plane is one, and two in this language.
  const points = text => [...text].length;
  const offset = (node, at) => {
    const paragraph = (node.nodeType === 3 ? node.parentElement : node).closest?.("[data-at]");
    if (!paragraph || !body.contains(paragraph)) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, at);
    return Number(paragraph.dataset.at) + points(before.toString());
  };
  const shown = () => {
    const chosen = document.getSelection();
    link.remove();
    if (!chosen.rangeCount || chosen.isCollapsed || !chosen.toString().trim()) return;
    const range = chosen.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    link.href = `${body.dataset.note}&at=${start}-${end}`;
    const place = range.getBoundingClientRect();
    link.style.insetBlockStart = `${place.bottom + scrollY + 4}px`;
    link.style.insetInlineStart = `${Math.max(8, Math.min(place.left + scrollX, innerWidth - 96))}px`;
    document.body.append(link);
  };
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(shown, 150);
  });
})();
