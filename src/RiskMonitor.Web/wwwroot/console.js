// Keys of the console. Everything they do is a click or a focus on something that is on the page, so that mouse,
// screen reader and keyboard have the same ways. No state but one choice: single-letter keys can be turned off.
(() => {
  const store = "monitor.keys";
  const enabled = () => localStorage.getItem(store) !== "off";
  const sheet = () => document.getElementById("keys");

  const typing = target => target instanceof HTMLElement
    && (target.isContentEditable || target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])"));

  const move = step => {
    const rows = [...document.querySelectorAll("[data-row], details[data-advert] > summary")];
    if (rows.length === 0) return;
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
    rows[next].focus();
  };

  const press = key => {
    const control = document.querySelector(`[data-key="${key}"]:not(:disabled)`);
    control?.click();
    return control !== null;
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !enabled() || typing(event.target) || sheet()?.open) return;
    const done = {
      j: () => move(1),
      k: () => move(-1),
      "?": () => sheet()?.showModal(),
      d: () => document.querySelector("#decide input")?.focus(),
    }[event.key];
    if (done) done();
    else if (!/^[a-z]$/.test(event.key) || !press(event.key)) return;
    event.preventDefault();
  });

  document.addEventListener("click", event => {
    const opener = event.target instanceof Element && event.target.closest("[data-opens]");
    if (!opener) return;
    const dialog = document.getElementById(opener.dataset.opens);
    const choice = dialog?.querySelector("[data-keys-on]");
    if (choice) choice.checked = enabled();
    dialog?.showModal();
  });

  document.addEventListener("change", event => {
    if (event.target instanceof Element && event.target.matches("[data-keys-on]"))
      localStorage.setItem(store, event.target.checked ? "on" : "off");
  });
})();
