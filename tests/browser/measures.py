"""What is measured in a page. Runs in the browser, from outside the page: no script of the page is needed."""

CONTRASTS = """() => {
  const kept = make => { const made = new Map(); return key => { if (!made.has(key)) made.set(key, make(key)); return made.get(key); }; };
  const parse = kept(c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 ? m : [...m.slice(0, 3), 1]; });
  const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const back = kept(e => e ? over(parse(getComputedStyle(e).backgroundColor), back(e.parentElement)) : [255, 255, 255, 1]);
  const rows = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
  for (let e = walk.currentNode; e; e = walk.nextNode()) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    for (const pseudo of [null, '::before']) {
      const s = getComputedStyle(e, pseudo);
      if (pseudo ? !e.dataset.n || s.content === 'none' : !own && !e.placeholder) continue;
      const behind = back(e), ink = over(parse(s.color), behind);
      const [a, b] = [light(ink.slice(0, 3)), light(behind.slice(0, 3))].sort((x, y) => y - x);
      const size = parseFloat(s.fontSize), large = size >= 24 || (size >= 18.66 && s.fontWeight >= 700);
      rows.push({ratio: (a + .05) / (b + .05), needed: large ? 3 : 4.5, what: e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 30)});
    }
  }
  return rows;
}"""
"""Every piece of text with the contrast it has and the contrast that WCAG 2.2 AA asks for (1.4.3)."""

PALE = f"() => ({CONTRASTS})().filter(row => row.ratio < row.needed)"
"""Those that have too little of it. Chosen in the page: to hand over all of them takes longer than to measure them."""

TEXTS = f"() => {{ const rows = ({CONTRASTS})(); return [rows.length, rows.filter(row => row.ratio < row.needed)]; }}"
"""How many pieces of text there are, and the pale ones."""

OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > wide + .5 && !e.closest('.unseen, .skip'))
    .map(e => e.tagName + '.' + e.className);
}"""
"""The elements that stick out of the window to the right."""

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

TOO_WIDE = f"() => [({SIDEWAYS})(), ({OVERFLOW})()]"
"""Both in one question."""

HEADINGS = """() => {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(e => [+e.tagName[1], e.textContent.trim().slice(0, 40)]);
  const troubles = levels.filter(([n]) => n === 1).length === 1 ? [] : ['not one h1: ' + JSON.stringify(levels.filter(([n]) => n === 1))];
  levels.reduce((before, [n, text]) => { if (n > before + 1) troubles.push(`h${n} after h${before}: ${text}`); return n; }, 0);
  return troubles;
}"""
"""What is wrong with the headings of a page: one of the first level, and none that leaves a level out."""
