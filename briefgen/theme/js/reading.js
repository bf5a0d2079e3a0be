// What reading gains from a script; without it, links do.
(() => {
  const root = document.documentElement;
  // English: a page in another language brings its own words.
  const said = JSON.parse(document.body.dataset.words || "{}");
  const _ = (text, values = {}) =>
    (said[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  // The language of these words, which is not always that of the page.
  const lang = document.querySelector(".skip").lang || root.lang;
  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  // Storage may be refused: then a choice lasts as long as the page.
  const remembered = (key, value, where = "localStorage") => {
    try {
      if (value !== undefined) window[where].setItem(key, value);
      return window[where].getItem(key);
    } catch {
      return null;
    }
  };

  // Light or dark, where a reader wants the other.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const scheme = () => root.dataset.scheme || (dark.matches ? "dark" : "light");
  const chosen = remembered("briefgen-scheme");
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  const header = document.querySelector(".site-header .inner");
  if (header) {
    const button = make("button", "", { type: "button", class: "scheme", lang });
    const name = () => (button.textContent = scheme() === "dark" ? _("Light") : _("Dark"));
    button.addEventListener("click", () => {
      root.dataset.scheme = scheme() === "dark" ? "light" : "dark";
      remembered("briefgen-scheme", root.dataset.scheme);
      name();
    });
    dark.addEventListener("change", name);
    name();
    header.querySelector(".site-name").after(button);
  }

  // What is new in this list since the reader was last here; it stays so while they are.
  const listed = [...document.querySelectorAll("body:is([data-kind=home], [data-kind=story]) main h3 > a")];
  if (listed.length) {
    const list = (text) => (text ? text.split(" ") : []);
    const here = `briefgen-known ${location.pathname}`;
    const known = remembered(here);
    const fresh = new Set(list(remembered(here, undefined, "sessionStorage")));
    const paths = listed.map((link) => link.pathname);
    for (const path of paths) if (known !== null && !list(known).includes(path)) fresh.add(path);
    for (const link of listed) {
      if (fresh.has(link.pathname)) link.after(" ", make("span", _("new"), { class: "badge new" }));
    }
    remembered(here, [...new Set([...list(known), ...paths])].join(" "));
    remembered(here, [...fresh].join(" "), "sessionStorage");
  }

  // Long lists are filtered while the reader types.
  const lists = "body:is([data-kind=briefings], [data-kind=entities], [data-kind=sources], [data-kind=topics]) main li";
  const items = [...document.querySelectorAll(lists)];
  if (document.querySelector("main li:nth-child(9)") && items.length) {
    const label = make("label", _("Filter"), { class: "filter" });
    const input = make("input", "", { type: "search", autocomplete: "off" });
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const texts = items.map((item) => plain(item.textContent));
    input.addEventListener("input", () => {
      const words = plain(input.value).split(/\s+/);
      items.forEach((item, i) => (item.hidden = !words.every((word) => texts[i].includes(word))));
      for (const heading of document.querySelectorAll("main h2")) {
        const list = heading.nextElementSibling;
        const shown = !list || !list.matches("ul, ol") || list.querySelector("li:not([hidden])");
        heading.hidden = !shown;
      }
    });
    label.append(input);
    document.querySelector("main h1").after(label);
  }

  // On paper nothing unfolds; some browsers print what is folded only if it is open.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });

  // Copying: a citation, and a statement with the place where it stands.
  const status = make("p", "", { class: "visually-hidden", role: "status", lang });
  document.body.append(status);
  const copier = (what, text) => {
    const button = make("button", _("Copy"), { type: "button", class: "copy" });
    button.setAttribute("aria-label", what);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = _("Copied");
      } catch {
        button.textContent = _("Not copied");
      }
      status.textContent = button.textContent;
      setTimeout(() => (button.textContent = _("Copy")), 2000);
    });
    return button;
  };
  for (const pre of document.querySelectorAll(".cite pre")) {
    pre.after(copier(_("Copy {name}", { name: pre.dataset.name }), () => pre.textContent.trim()));
  }
  const words = (statement) =>
    (statement.querySelector(".words") || statement).textContent.trim();
  const cited = (statement) => {
    const text = words(statement);
    const part = encodeURIComponent(text.split(/\s+/).slice(0, 8).join(" ")).replace(/-/g, "%2D");
    const { origin, pathname } = location;
    const title = document.querySelector("h1").textContent.trim();
    const quoted = _("“{words}” ({title})", { words: text, title });
    return `${quoted}\n${origin}${pathname}#${statement.id}:~:text=${part}`;
  };
  const statements = [...document.querySelectorAll(".statement[id]")];
  for (const statement of statements) {
    statement.append(copier(_("Copy statement {id}", { id: statement.id }), () => cited(statement)));
  }

  // Both sides in view: the statement stays while its passage is read.
  const links = [...document.querySelectorAll(".statement sup > .evidence")];
  if (!links.length) return;
  const bar = make("aside", "", { class: "reading", "aria-label": _("The statement"), lang });
  bar.hidden = true;
  const text = make("p", "");
  const nav = make("nav", "", { "aria-label": _("Evidence") });
  const back = make("a", "");
  const before = make("button", _("Previous"), { type: "button" });
  const next = make("button", _("Next"), { type: "button" });
  const close = make("button", _("Close"), { type: "button" });
  nav.append(back, before, next, close);
  bar.append(text, nav);
  document.body.append(bar);
  let at = -1;
  const go = (step) => {
    const link = links[at + step];
    if (link) location.hash = link.hash;
  };
  const show = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    at = links.findIndex((link) => link.hash === `#${id}`);
    for (const mark of document.querySelectorAll("mark.near")) mark.classList.remove("near");
    bar.hidden = at < 0;
    if (at < 0) return;
    const statement = links[at].closest(".statement");
    const quoted = statement.querySelector("[lang] .words, .words[lang]")?.closest("[lang]");
    text.lang = (quoted || root).lang;
    text.replaceChildren(make("strong", statement.id), words(statement));
    back.textContent = _("Back to {id}", { id: statement.id });
    back.href = `#${statement.id}`;
    before.disabled = at === 0;
    next.disabled = at === links.length - 1;
    for (const mark of document.querySelectorAll(`mark[data-passage="${CSS.escape(id)}"]`)) {
      mark.classList.add("near");
    }
  };
  before.addEventListener("click", () => go(-1));
  next.addEventListener("click", () => go(1));
  close.addEventListener("click", () => (bar.hidden = true));
  addEventListener("hashchange", show);
  addEventListener("keydown", (event) => {
    if (bar.hidden || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "Escape") bar.hidden = true;
    else if (event.key === "ArrowRight") go(root.dir === "rtl" ? -1 : 1);
    else if (event.key === "ArrowLeft") go(root.dir === "rtl" ? 1 : -1);
  });
  show();
})();
