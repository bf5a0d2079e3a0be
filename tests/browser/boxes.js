// What looks wrong on a page, as sentences. It compares boxes with each other and with
// the letters in them, never with pixels of another machine.
() => {
  const found = [];
  const wide = innerWidth;
  const after = (a, b) =>
    document.documentElement.dir === "rtl" ? a.right <= b.left + 1 : a.left >= b.right - 1;
  const name = (e) =>
    `${e.localName}${e.id ? `#${e.id}` : ""}${[...e.classList].map((c) => `.${c}`).join("")}` +
    ` "${e.textContent.trim().slice(0, 24)}"`;
  const box = (e) => e.getBoundingClientRect();
  const shown = (e) =>
    e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    box(e).width > 1 && box(e).height > 1 && !e.closest(".visually-hidden, .skip");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)].filter(shown);

  // Landmarks stand one under the other.
  const [header, main, footer] = ["header.site-header", "main", "footer.site-footer"].map((s) => box(document.querySelector(s)));
  if (header.bottom > main.top + 1) found.push("the header lies on the content");
  if (main.bottom > footer.top + 1) found.push("the content lies on the footer");
  if (Math.abs(main.left - (document.documentElement.clientWidth - main.right)) > 2) found.push("the content is not in the middle");

  // Nothing leaves the screen, but what scrolls by itself.
  const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX);
  for (const e of all("body *")) {
    let holder = e.parentElement;
    while (holder && !scrolls(holder)) holder = holder.parentElement;
    if (!holder && !e.closest("svg") && (box(e).right > wide + 1 || box(e).left < -1)) found.push(`${name(e)} leaves the screen`);
  }

  // What stands side by side or one under the other does not overlap.
  const flows = (e) => {
    const style = getComputedStyle(e);
    return !/absolute|fixed/.test(style.position) && style.float === "none" && !/^inline/.test(style.display);
  };
  for (const parent of document.querySelectorAll("main, .briefing, .statement, .source-text, .beside, ul, ol, dl, .inner")) {
    const boxes = [...parent.children].filter((e) => shown(e) && flows(e));
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const [p, q] = [box(a), box(b)];
        const across = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const down = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (across > 2 && down > 2) found.push(`${name(a)} lies on ${name(b)}`);
      }
    }
  }

  // A passage stands beside its statement where there is room, and else under it.
  for (const passages of all(".statement > .passages")) {
    const words = box(passages.parentElement.querySelector(":scope > p, :scope > blockquote"));
    const they = box(passages);
    const beside = after(they, words) && Math.abs(they.top - words.top) < 12;
    if (wide >= 1280 && !beside) found.push(`${name(passages)} is not beside its statement`);
    if (wide < 900 && they.top < words.bottom - 1) found.push(`${name(passages)} is not under its statement`);
  }
  for (const aside of all("main > .beside")) {
    const heading = box(document.querySelector("main > h2"));
    if (wide >= 1280 && !after(box(aside), heading)) found.push("what belongs beside the list is not there");
  }

  // Sixty to seventy-five letters stand on a line, however wide they are in this font.
  const brush = document.createElement("canvas").getContext("2d");
  const sample = "The council voted on Monday to repair the old bridge before the winter, she said.";
  const letters = (width, e) => {
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(e);
    brush.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    return Math.round((width * sample.length) / brush.measureText(sample).width);
  };
  if (wide >= 768) {
    for (const p of all("main > p, .briefing > p, .statement > p, .source-text > p")) {
      const style = getComputedStyle(p);
      const sans = style.fontFamily.startsWith("system-ui");
      const lines = box(p).height / parseFloat(style.lineHeight);
      const count = letters(box(p).width, p);
      if (!sans && lines > 1.5 && (count < 45 || count > 76)) found.push(`${name(p)} has ${count} letters on a line`);
    }
    const measure = letters(box(document.querySelector("main > h1, .briefing > h1")).width, document.body);
    if (measure > 76 || measure < 60) found.push(`the measure is ${measure} letters`);
  }

  // What is tapped is 24 px wide and high, or has as much room around it.
  const targets = all("a[href], button, summary, input, select");
  const inText = (e) => e.matches(":is(p, li, dd, dt, td, th, mark, blockquote, footer, h1, h2, h3, span, figcaption) a:not(.evidence, .actions a), svg a");
  const middle = (e) => [(box(e).left + box(e).right) / 2, (box(e).top + box(e).bottom) / 2];
  for (const e of targets.filter((t) => !inText(t))) {
    const { width, height } = box(e);
    if (width >= 23.9 && height >= 23.9) continue;
    const [x, y] = middle(e);
    const near = targets.find((t) => {
      if (t === e || t.contains(e) || e.contains(t)) return false;
      const b = box(t);
      const dx = Math.max(b.left - x, 0, x - b.right);
      const dy = Math.max(b.top - y, 0, y - b.bottom);
      return Math.hypot(dx, dy) < 12;
    });
    if (near) found.push(`${name(e)} is ${Math.round(width)} by ${Math.round(height)} px, and ${name(near)} is near`);
  }
  return found;
}
