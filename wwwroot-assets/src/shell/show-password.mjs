// Lets somebody see the password they type. Pages without a circuit load this; without it the field is one like any other, and has no button.

function show(field, button, isShown) {
  field.type = isShown ? "text" : "password";
  button.setAttribute("aria-pressed", String(isShown));
}

for (const host of document.querySelectorAll("[data-password]")) {
  const [field, button] = [host.querySelector("input"), host.querySelector("button")];
  button.hidden = false;
  button.addEventListener("click", () => show(field, button, field.type === "password"));
  // What a plain text field was sent with, a browser offers to the next person.
  field.form.addEventListener("submit", () => show(field, button, false));
}
