// @ts-check
// Passkeys: has the device make one, or sign with one, and sends its answer with the form. Without script the forms
// stay hidden, and what is said about that stays.

/**
 * @typedef {"waiting" | "cancelled" | "held" | "failed" | "unsupported" | "elsewhere"} Said
 * @typedef {{id: string, type: PublicKeyCredentialType}} Descriptor
 */

/** @param {string} text base64url without padding @returns {ArrayBuffer} */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0)).buffer;
}

/** @param {ArrayBuffer} buffer @returns {string} base64url without padding */
function text(buffer) {
  const plain = [...new Uint8Array(buffer)].map((one) => String.fromCharCode(one)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {Descriptor[] | undefined} list */
function descriptors(list) {
  return (list ?? []).map(({ id, type }) => ({ id: bytes(id), type }));
}

/** Has the device make a passkey. @param {any} asked */
async function make(asked) {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: descriptors(asked.excludeCredentials),
  };
  const made = await navigator.credentials.create({ publicKey });
  if (!(made instanceof PublicKeyCredential)) return undefined;
  const { response } = made;
  if (!(response instanceof AuthenticatorAttestationResponse)) return undefined;
  return whole(made, { attestationObject: text(response.attestationObject) });
}

/** Has the device sign with a passkey of its owner's choice. @param {any} asked */
async function sign(asked) {
  const { allowCredentials, ...rest } = asked;
  const publicKey = { ...rest, challenge: bytes(asked.challenge), allowCredentials: descriptors(allowCredentials) };
  const signed = await navigator.credentials.get({ publicKey });
  if (!(signed instanceof PublicKeyCredential)) return undefined;
  const { response } = signed;
  if (!(response instanceof AuthenticatorAssertionResponse)) return undefined;
  return whole(signed, {
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: response.userHandle && text(response.userHandle),
  });
}

/** @param {PublicKeyCredential} credential @param {Record<string, string | null>} response */
function whole(credential, response) {
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: {},
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
  });
}

/** What to say of an error. @param {unknown} error @returns {Said} */
function fault(error) {
  if (!(error instanceof DOMException)) return "failed";
  if (error.name === "InvalidStateError") return "held";
  return error.name === "NotAllowedError" || error.name === "AbortError" ? "cancelled" : "failed";
}

/** @param {HTMLFormElement} form */
function wire(form) {
  const said = form.nextElementSibling;
  /** @param {Said | undefined} what */
  const say = (what) => {
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (said?.querySelectorAll("[data-said]") ?? [])) {
      one.hidden = one.dataset.said !== what;
    }
  };
  if (!window.PublicKeyCredential) return say(location.origin === form.dataset.origin ? "unsupported" : "elsewhere");
  if (location.origin !== form.dataset.origin) return say("elsewhere");
  say(undefined);
  const button = form.querySelector("button");
  const answer = form.querySelector("input[name=credential]");
  if (!button || !(answer instanceof HTMLInputElement)) return;
  form.hidden = false;
  // Come back to with "back", the page stands as it was left.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    button.disabled = false;
    say(undefined);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    say("waiting");
    try {
      const headers = { accept: "application/json" };
      const asked = await fetch(form.dataset.options ?? "", { method: "POST", headers });
      if (!asked.ok) throw new Error(String(asked.status));
      const given = await (form.dataset.passkey === "make" ? make : sign)(await asked.json());
      if (!given) throw new Error("no passkey");
      answer.value = given;
      form.submit();
    } catch (error) {
      say(fault(error));
      button.disabled = false;
    }
  });
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-passkey]"))) wire(form);
