// Comfort only: every page works without this file.
(() => {
  "use strict";
  const on = (type, act, from = document) => from.addEventListener(type, act);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const body = document.body;
  const store = sessionStorage;

  // A form is sent once: a slow network tempts people to press again.
  const PATIENCE = 30000;
  const release = (form) => {
    delete form.dataset.sent;
    for (const button of all("button", form)) button.removeAttribute("aria-disabled");
  };
  on("submit", (event) => {
    const form = event.target;
    const question = event.submitter && event.submitter.dataset.confirm;
    if (form.dataset.sent || (question && !confirm(question))) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 1;
    for (const button of all("button", form)) button.setAttribute("aria-disabled", "true");
    setTimeout(() => release(form), PATIENCE);
    if (keeps(form)) store.sent = place(form);
    if ("leave" in form.dataset) leave();
  });
  on("pageshow", () => all("form[data-sent]").forEach(release), window);

  // What is written stays in this tab until it has arrived: a page that was redirected to, and is
  // no detour (sign-in, a refusal). It comes back whole where the sending failed, and into empty
  // fields after a wrong turn.
  const PASSING = /password|file|hidden|search|submit|button/;
  const detour = "detour" in body.dataset;
  const keeps = (form) => !detour && form.method === "post" && form.closest("main") && !("forget" in form.dataset);
  const place = (form) => `keep ${form.getAttribute("action") || location.pathname} ${form.getAttribute("id") || ""}`;
  const fields = (form) => [...form.elements].filter((field) =>
    field.name && !PASSING.test(field.type) && field.autocomplete !== "one-time-code");
  const choice = (field) => /radio|checkbox/.test(field.type);
  const written = (form) => fields(form).filter((field) => !choice(field) || field.checked).map((field) => [field.name, field.value]);

  const [visit] = performance.getEntriesByType("navigation");
  const sent = store.sent;
  if (sent && !detour && visit && visit.redirectCount) {
    store.removeItem(sent);
    store.removeItem("sent");
  }
  for (const form of all("form").filter(keeps)) {
    const kept = JSON.parse(store.getItem(place(form)) || "[]");
    const failed = sent === place(form);
    for (const field of kept.length ? fields(form) : []) {
      const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
      if (choice(field)) field.checked = failed ? values.includes(field.value) : field.checked;
      else if (values.length && (failed || !field.value)) field.value = values[0];
    }
  }
  on("input", (event) => {
    const form = event.target.form;
    if (form && keeps(form)) store.setItem(place(form), JSON.stringify(written(form)));
  });

  // The tab's picture comes with the second page: on the first it would be one request more.
  const sheet = performance.getEntriesByType("resource").find((part) => part.name.endsWith(".css"));
  const icon = document.querySelector("[rel=icon]");
  if (icon && sheet && !sheet.transferSize) icon.href = "/favicon.ico";

  const errors = document.querySelector(".errors");
  if (errors) errors.focus();

  if (navigator.clipboard) {
    for (const button of all("[data-copy]")) {
      button.hidden = false;
      on("click", () => navigator.clipboard.writeText(button.dataset.copy).then(() => {
        button.textContent = button.dataset.copied || button.textContent;
      }), button);
    }
  }

  // After sign-in, on one's own device: pages that were read stay readable without a network.
  const worker = navigator.serviceWorker;
  if (worker && body.dataset.worker) worker.register(body.dataset.worker, { updateViaCache: "all" }).catch(() => {});
  if (worker && worker.controller) document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: "/manifest.webmanifest" }));
  const leave = () => {
    store.clear();
    if (worker && worker.controller) worker.controller.postMessage("leave");
  };
  const away = document.getElementById("away");
  const show = () => {
    if (away) away.hidden = navigator.onLine;
  };
  on("online", show, window);
  on("offline", show, window);
  show();
})();
