// Search over Pagefind's index, asked for once somebody searches.
(() => {
  const place = document.getElementById("search");
  if (!place) return;
  // English stands here; a page in another language brings what it says instead.
  const said = JSON.parse(document.body.dataset.searchWords || "{}");
  const _ = (text, values = {}) =>
    (said[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const make = (name, text, attributes = {}, ...children) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const names = {
    entity: _("Who and where"),
    topic: _("Topic"),
    publisher: _("Publisher"),
    kind: _("Kind"),
    handling: _("Handling"),
    year: _("Year"),
  };
  const asked = new URLSearchParams(location.search);
  const input = make("input", "", { type: "search", id: "search-words", name: "q", autocomplete: "off" });
  input.value = asked.get("q") || "";
  const filters = make("details", "", {}, make("summary", _("Filters")));
  filters.open = Object.keys(names).some((name) => asked.get(name));
  const form = make("form", "", { role: "search" }, make("label", _("Words"), { for: "search-words" }), input, filters);
  const selects = {};
  const status = make("p", "", { role: "status", class: "meta" });
  const list = make("ol", "", { class: "said results" });
  const more = make("button", _("More"), { type: "button" });
  more.hidden = true;
  place.append(form, status, list, more);
  const hide = (id, hidden) => document.getElementById(id)?.toggleAttribute("hidden", hidden);
  hide("needs-script", true);

  const load = async () => {
    let pagefind, known;
    try {
      pagefind = await import(new URL("pagefind.js", new URL(place.dataset.bundle, location.href)));
      await pagefind.options({ baseUrl: new URL(place.dataset.base, location.href).pathname });
      await pagefind.init();
      known = await pagefind.filters();
    } catch {
      form.remove();
      hide("without-search", false);
      status.textContent = _("This site has no search index.");
      return null;
    }
    for (const [name, label] of Object.entries(names)) {
      const values = Object.keys(known[name] || {}).sort((a, b) => a.localeCompare(b));
      if (values.length < 2) continue;
      const select = make("select", "", { id: `search-${name}`, name }, make("option", _("any"), { value: "" }));
      for (const value of values) select.append(make("option", value, { value }));
      if (values.includes(asked.get(name))) select.value = asked.get(name);
      // Not of the words: leaving them for a result would replace it.
      select.addEventListener("change", search);
      selects[name] = select;
      filters.append(make("span", "", {}, make("label", label, { for: select.id }), select));
    }
    filters.hidden = !Object.keys(selects).length;
    return pagefind;
  };
  let loading;
  const index = () => (loading ??= load());

  // Its words and which were found: nothing else.
  const excerpt = (html) => {
    const into = make("span", "", { class: "excerpt" });
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      into.append(node.nodeName === "MARK" ? make("mark", node.textContent) : node.textContent);
    }
    return into;
  };
  const PAGE = 20;
  let results = [];
  let shown = 0;
  let turn = 0;
  const next = async () => {
    const wanted = results.slice(shown, shown + PAGE);
    shown += wanted.length;
    const found = await Promise.all(wanted.map((result) => result.data()));
    return found.map(({ meta, url, excerpt: html }) => {
      const link = make("a", meta.title || url, { href: url });
      return make("li", "", {}, link, make("span", ` ${meta.date || ""}`, { class: "meta" }), excerpt(html));
    });
  };
  // What was found before stands until its successor is there: no empty list between.
  const show = async (put) => {
    const mine = turn;
    more.hidden = true;
    const items = await next();
    if (mine !== turn) return false;
    put.call(list, ...items);
    more.hidden = shown >= results.length;
    return true;
  };
  const search = async () => {
    const mine = ++turn;
    const pagefind = await index();
    if (mine !== turn || !pagefind) return;
    const words = input.value.trim();
    const wanted = {};
    const query = new URLSearchParams();
    if (words) query.set("q", words);
    for (const [name, select] of Object.entries(selects)) {
      if (!select.value) continue;
      wanted[name] = select.value;
      query.set(name, select.value);
    }
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    const found = query.size ? await pagefind.search(words || null, { filters: wanted }) : { results: [] };
    if (mine !== turn) return;
    results = found.results;
    shown = 0;
    if (!(await show(list.replaceChildren))) return;
    hide("without-search", query.size > 0);
    const count = results.length;
    status.textContent = query.size ? (count ? _("Pages found: {n}", { n: count }) : _("No pages")) : "";
  };
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  form.addEventListener("focusin", index);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  more.addEventListener("click", () => show(list.append));
  if ([...asked.values()].some(Boolean)) search();
})();
