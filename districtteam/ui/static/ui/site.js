// Comfort only: every page works without this file.
(() => {
  "use strict";
  const on = (type, act) => document.addEventListener(type, act);
  const find = (selector) => document.querySelectorAll(selector);
  const place = (form) => "keep " + location.pathname + " " + (form.id || form.getAttribute("action") || "");
  const texts = (form) => [...form.elements].filter((field) => field.name && /^(text|textarea|email|tel|number|date)$/.test(field.type));

  // A form is sent once; a slow network tempts people to press again.
  on("submit", (event) => {
    const form = event.target;
    const asks = (event.submitter || form).dataset.confirm;
    if (form.dataset.sent || (asks && !confirm(asks))) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 1;
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of find("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    }
  });

  // Long text stays on this device until a page comes that does not ask for it again.
  for (const form of find("form[data-keep]")) {
    const kept = JSON.parse(sessionStorage.getItem(place(form)) || "{}");
    for (const field of texts(form)) if (!field.value && kept[field.name]) field.value = kept[field.name];
  }
  on("input", (event) => {
    const form = event.target.form;
    if (!form || !("keep" in form.dataset)) return;
    const kept = Object.fromEntries(texts(form).map((field) => [field.name, field.value]));
    sessionStorage.setItem(place(form), JSON.stringify(kept));
  });
  const received = document.querySelector("[data-received]");
  if (received) Object.keys(sessionStorage).filter((key) => key.startsWith("keep ")).forEach((key) => sessionStorage.removeItem(key));

  // What was wrong is read first.
  const errors = document.querySelector(".errors");
  if (errors) errors.focus();

  for (const button of find("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", () => navigator.clipboard.writeText(button.dataset.copy).then(() => {
      button.textContent = button.dataset.copied || button.textContent;
    }));
  }

  // After sign-in only: pages open at once and the last ones can be read without a network.
  if ("serviceWorker" in navigator) {
    if (document.body.dataset.worker) navigator.serviceWorker.register(document.body.dataset.worker).catch(() => {});
    on("submit", (event) => {
      if (event.target.dataset.leave === undefined || !navigator.serviceWorker.controller) return;
      navigator.serviceWorker.controller.postMessage("leave");
      sessionStorage.clear();
    });
  }
})();
