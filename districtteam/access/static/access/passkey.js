/* Passkeys: a form with data-passkey="get" or "create" asks the browser's own dialogue and sends
   what it answers in its field "credential". Options come from data-options, or data-from (URL). */
(function () {
  "use strict";
  function bytes(text) {
    var raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(raw, function (c) { return c.charCodeAt(0); });
  }
  function text(buffer) {
    var raw = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  function known(list) {
    return (list || []).map(function (it) { return Object.assign({}, it, { id: bytes(it.id) }); });
  }
  function decoded(options) {
    var key = Object.assign({}, options.publicKey);
    key.challenge = bytes(key.challenge);
    if (key.user) {
      key.user = Object.assign({}, key.user, { id: bytes(key.user.id) });
      key.authenticatorSelection = Object.assign({}, key.authenticatorSelection, {
        residentKey: "required", requireResidentKey: true, userVerification: "required"
      });
    }
    key.allowCredentials = known(key.allowCredentials);
    key.excludeCredentials = known(key.excludeCredentials);
    return { publicKey: key };
  }
  function encoded(credential) {
    var answer = credential.response, made = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
      .forEach(function (part) { if (answer[part]) made[part] = text(answer[part]); });
    return {
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response: made,
      clientExtensionResults: credential.getClientExtensionResults()
    };
  }
  function options(form) {
    if (form.dataset.options) return Promise.resolve(JSON.parse(form.dataset.options));
    return fetch(form.dataset.from, { headers: { "X-Requested-With": "XMLHttpRequest" } })
      .then(function (answer) { return answer.json(); })
      .then(function (answer) { return answer.request_options; });
  }
  function show(form, what, on) {
    var part = form.querySelector("[data-" + what + "]");
    if (part) part.hidden = !on;
  }
  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    var able = window.PublicKeyCredential && navigator.credentials;
    show(form, able ? "ready" : "missing", true);
    form.querySelectorAll("[data-ready] button").forEach(function (button) {
      button.addEventListener("click", function () {
        show(form, "failed", false);
        options(form)
          .then(function (given) { return navigator.credentials[form.dataset.passkey](decoded(given)); })
          .then(function (credential) {
            form.elements.credential.value = JSON.stringify(encoded(credential));
            form.submit();
          })
          .catch(function () { show(form, "failed", true); });
      });
    });
  });
})();
