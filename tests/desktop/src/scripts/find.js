const [role, [how, wanted]] = arguments;
// The page was read anew since axe was put into it.
if (window.axe === undefined) return null;
const { aria, dom, text } = window.axe.commons;
const one = words => words.replace(/\s+/g, " ").trim();
const fits = name => how === "any" || (how === "exactly" ? name === wanted : name.includes(wanted));
const elements = [];
const names = [];
window.axe.setup(document);
try {
  for (const element of document.querySelectorAll("body *")) {
    if (aria.getRole(element) !== role || !dom.isVisibleToScreenReaders(element)) continue;
    const name = one(text.accessibleText(element));
    if (fits(name)) {
      elements.push(element);
      names.push(name);
    }
  }
} finally {
  window.axe.teardown();
}
window.tracksideFound = elements;
return { names };
