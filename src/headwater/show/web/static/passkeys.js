// Asks the browser for a passkey, and puts its answer into the form. Loaded on the pages that have one.
"use strict";
(() => {
  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (c) => c.charCodeAt(0));
  };
  const text = (buffer) => {
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  const named = (rows) => (rows || []).map((row) => ({ ...row, id: bytes(row.id) }));

  const made = async (asked) => {
    asked.challenge = bytes(asked.challenge);
    asked.user.id = bytes(asked.user.id);
    asked.excludeCredentials = named(asked.excludeCredentials);
    const key = await navigator.credentials.create({ publicKey: asked });
    const said = key.response;
    return {
      id: key.id, rawId: text(key.rawId), type: key.type,
      response: {
        clientDataJSON: text(said.clientDataJSON), attestationObject: text(said.attestationObject),
        transports: said.getTransports ? said.getTransports() : [],
      },
    };
  };

  const shown = async (asked) => {
    asked.challenge = bytes(asked.challenge);
    asked.allowCredentials = named(asked.allowCredentials);
    const key = await navigator.credentials.get({ publicKey: asked });
    const said = key.response;
    return {
      id: key.id, rawId: text(key.rawId), type: key.type,
      response: {
        clientDataJSON: text(said.clientDataJSON), authenticatorData: text(said.authenticatorData),
        signature: text(said.signature), userHandle: said.userHandle ? text(said.userHandle) : null,
      },
    };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const able = window.PublicKeyCredential && window.isSecureContext;
    form.hidden = !able;
    const without = form.parentElement.querySelector(".without-passkeys");
    if (without) without.hidden = Boolean(able);
    form.addEventListener("submit", async (event) => {
      const answer = form.elements.answer;
      if (answer.value) return;
      event.preventDefault();
      const trouble = form.querySelector("[role=alert]");
      trouble.hidden = true;
      try {
        const asked = JSON.parse(form.dataset.asked);
        const given = await (form.dataset.passkey === "new" ? made(asked) : shown(asked));
        answer.value = JSON.stringify(given);
        form.submit();
      } catch {
        trouble.hidden = false; // refused, called off, or too late: the browser has said which
      }
    });
  }
})();
