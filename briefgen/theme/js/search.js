// Search over the index that Pagefind made; it stays on the page until there is one.
(async () => {
  const place = document.getElementById("search");
  if (!place) return;
  const make = (name, text, attributes = {}, ...children) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const base = new URL(place.dataset.base, location.href);
  let pagefind;
  try {
    pagefind = await import(new URL("pagefind.js", new URL(place.dataset.bundle, location.href)));
    await pagefind.options({ baseUrl: base.pathname });
    await pagefind.init();
  } catch {
    return;
  }
  const names = { entity: "Who and where", topic: "Topic", publisher: "Publisher", kind: "Kind", handling: "Handling", year: "Year" };
  const asked = new URLSearchParams(location.search);
  const input = make("input", "", { type: "search", id: "search-words", name: "q", autocomplete: "off" });
  input.value = asked.get("q") || "";
  const form = make("form", "", { role: "search" }, make("label", "Words", { for: "search-words" }), input);
  const selects = {};
  const known = await pagefind.filters();
  for (const [name, label] of Object.entries(names)) {
    const values = Object.keys(known[name] || {}).sort((a, b) => a.localeCompare(b));
    if (values.length < 2) continue;
    const select = make("select", "", { id: `search-${name}`, name }, make("option", "any", { value: "" }));
    for (const value of values) select.append(make("option", value, { value }));
    select.value = asked.get(name) || "";
    selects[name] = select;
    form.append(make("span", "", {}, make("label", label, { for: select.id }), select));
  }
  const status = make("p", "", { role: "status", class: "meta" });
  const list = make("ol", "", { class: "said results" });
  const more = make("button", "More", { type: "button" });
  more.hidden = true;
  place.append(form, status, list, more);
  document.getElementById("without-search").hidden = true;

  // Of an excerpt, its words and which of them were found: nothing else.
  const excerpt = (html) => {
    const into = make("span", "", { class: "excerpt" });
    const parsed = new DOMParser().parseFromString(html, "text/html");
    for (const node of parsed.body.childNodes) {
      const found = node.nodeName === "MARK";
      into.append(found ? make("mark", node.textContent) : node.textContent);
    }
    return into;
  };
  const PAGE = 20;
  let results = [];
  let shown = 0;
  let turn = 0;
  const show = async () => {
    const mine = turn;
    const next = await Promise.all(results.slice(shown, shown + PAGE).map((r) => r.data()));
    if (mine !== turn) return;
    for (const found of next) {
      const link = make("a", found.meta.title || found.url, { href: found.url });
      list.append(make("li", "", {}, link, make("span", ` ${found.meta.date || ""}`, { class: "meta" }), excerpt(found.excerpt)));
    }
    shown += next.length;
    more.hidden = shown >= results.length;
  };
  const search = async () => {
    const mine = ++turn;
    const words = input.value.trim();
    const filters = {};
    const query = new URLSearchParams();
    if (words) query.set("q", words);
    for (const [name, select] of Object.entries(selects)) {
      if (!select.value) continue;
      filters[name] = select.value;
      query.set(name, select.value);
    }
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    const empty = !words && !Object.keys(filters).length;
    const found = empty ? { results: [] } : await pagefind.search(words || null, { filters });
    if (mine !== turn) return;
    results = found.results;
    shown = 0;
    list.replaceChildren();
    const count = results.length;
    status.textContent = empty ? "" : `${count || "No"} ${count === 1 ? "page" : "pages"}`;
    await show();
  };
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  // Not of the words: leaving them for a result would put new ones in its place.
  for (const select of Object.values(selects)) select.addEventListener("change", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  more.addEventListener("click", show);
  await search();
})();
