"use strict";
// Tells that the desk has changed, without losing what was typed; keys for lists: decisions/0100.
(() => {
  const body = document.body, main = () => document.getElementById("main"), kept = document.getElementById("live");
  if (!kept || !main()) return;
  const parts = document.importNode(kept.content, true);
  const bar = parts.querySelector(".live"), keys = parts.querySelector("dialog"), toKeys = parts.querySelector(".to-keys");
  const says = bar.querySelector("p"), show = bar.querySelector("button"), words = bar.dataset;
  main().before(bar);
  body.append(keys);
  document.querySelector(".upkeep").append(toKeys);

  // What is not `seen` only a screen reader hears.
  const say = (text, more = false, seen = !!text) => { says.textContent = text; show.hidden = !more; bar.classList.toggle("on", seen); };

  // What somebody typed or chose and has not sent.
  const fields = root => [...root.querySelectorAll("input:not([type=hidden]), textarea, select")];
  const tick = f => f.type === "checkbox" || f.type === "radio";
  const typed = f => tick(f) ? f.checked !== f.defaultChecked
    : f.options ? f.selectedIndex !== Math.max(0, [...f.options].findIndex(o => o.defaultSelected)) : f.value !== f.defaultValue;
  const place = f => [f.form?.getAttribute("action"), f.form?.getAttribute("aria-label"), f.name, tick(f) && f.value].join("\n");
  const carry = (from, to) => {
    const like = (root, f) => fields(root).filter(g => place(g) === place(f));
    const pairs = fields(from).filter(typed).map(f => [f, f.type !== "file" && like(to, f)[like(from, f).indexOf(f)]]);
    if (!pairs.every(([, other]) => other)) return false;
    for (const [f, other] of pairs) { if (tick(f)) other.checked = f.checked; else other.value = f.value; }
    return true;
  };
  const unfold = (from, to) => {
    const name = d => d.id || d.querySelector("summary")?.textContent.trim();
    const open = new Set([...from.querySelectorAll("details[open]")].map(name));
    for (const d of to.querySelectorAll("details")) if (open.has(name(d))) d.open = true;
  };

  let busy = false;
  const refresh = async asked => {
    if (busy) return;
    busy = true;
    try {
      const answer = await fetch(location.href, {cache: "reload"});
      if (answer.redirected) return location.assign(answer.url);
      if (!answer.ok) throw answer;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const old = main(), fresh = document.adoptNode(page.getElementById("main"));
      if (!carry(old, fresh)) return say(words.held);
      unfold(old, fresh);
      const [before, now] = [old, fresh].map(m => m.querySelector("[data-say]")?.textContent);
      const x = scrollX, y = scrollY;
      const sheets = root => [...root.querySelectorAll("link[rel=stylesheet]")];
      const loaded = sheets(document).map(s => s.href);
      document.head.append(...sheets(page).filter(s => !loaded.includes(s.href)));
      old.replaceWith(fresh);
      document.title = page.title;
      body.dataset.desk = page.body.dataset.desk;
      body.dataset.work = page.body.dataset.work;
      if (asked) fresh.focus({preventScroll: true});
      scrollTo(x, y);
      if (asked || now !== before) say(now || words.shown, false, false); else say("");
      setTimeout(() => last && heard(last), 1500);
    } catch {
      if (asked) say(words.failed, true);
    } finally {
      busy = false;
    }
  };
  show.onclick = () => refresh(true);

  // A page that renews itself does so only while nobody is at it.
  const quiet = () => {
    const at = document.activeElement;
    return (!at || at === body || at === main()) && getSelection().isCollapsed && !keys.open && !fields(main()).some(typed);
  };
  const heard = state => {
    const live = main().dataset.live, what = live === "work" ? "work" : "desk";
    // The answer to a form has no address to be loaded from, and no state.
    if (!state[what] || !body.dataset[what] || state[what] === body.dataset[what]) return;
    if (live && quiet() && (live === "work" || scrollY < 200)) refresh(false);
    else say(words.changed, true);
  };

  // Only a page that is seen listens: a browser has six connections to one host.
  let source, last, wait = 5;
  const listen = () => {
    if (document.hidden || source) return;
    source = new EventSource("/events");
    source.onopen = () => { wait = 5; };
    source.addEventListener("state", e => heard(last = JSON.parse(e.data)));
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      source = null;
      setTimeout(listen, 1000 * (wait = Math.min(300, 2 * wait)));
    };
  };
  const leave = () => { source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => document.hidden ? leave() : listen());
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  // A page that somebody was at renews itself once they have left.
  document.addEventListener("focusout", () => setTimeout(() => last && quiet() && heard(last), 300));

  const key = e => /^[a-z/?]$/i.test(e.key) ? e.key.toLowerCase()
    : {KeyJ: "j", KeyK: "k", Slash: e.shiftKey ? "?" : "/"}[e.code];
  const step = by => {
    const items = [...main().querySelectorAll(".item, [data-item]")].filter(i => i.offsetParent);
    const at = items.findIndex(i => i.contains(document.activeElement));
    const item = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by];
    item?.querySelector("h2 a, h3 a, a")?.focus();
  };
  const open = () => keys.showModal();
  toKeys.onclick = open;
  keys.querySelector("button").onclick = () => keys.close();
  document.addEventListener("keydown", e => {
    if (body.parentNode.dataset.keys === "off" || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.defaultPrevented) return;
    if (keys.open || e.target.closest("input, textarea, select, [contenteditable]")) return;
    const q = document.getElementById("q");
    const does = {"/": () => { q.focus(); q.select(); }, j: () => step(1), k: () => step(-1), "?": open}[key(e)];
    if (does) { e.preventDefault(); does(); }
  });
})();
