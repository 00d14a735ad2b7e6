// Passkeys: ties the forms of a page to django-allauth's script. Without it the page keeps its other ways.
(() => {
  if (!window.PublicKeyCredential || !window.allauth) return
  const forms = window.allauth.webauthn.forms
  const wanted = {
    login: (ids) => forms.loginForm({ ids: { login: ids.button, credential: ids.credential } }),
    authenticate: (ids) => forms.authenticateForm({ ids: { authenticate: ids.button, credential: ids.credential, data: ids.data } }),
    add: (ids) => forms.addForm({ ids: { add: ids.button, credential: ids.credential, passwordless: ids.passwordless, data: ids.data } })
  }
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    wanted[form.dataset.passkey]({
      button: form.querySelector("[data-passkey-button]").id,
      credential: form.querySelector("[name=credential]").id,
      passwordless: form.querySelector("[name=passwordless]")?.id,
      data: "js_data"
    })
    form.hidden = false
  }
  for (const without of document.querySelectorAll("[data-without-passkeys]")) without.hidden = true
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault()
    for (const said of document.querySelectorAll("[data-passkey-refused]")) said.hidden = false
  })
})()
