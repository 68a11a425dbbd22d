/** A form is sent once: the button says so and rests until the answer, or until one comes back. */
const forms = (): HTMLFormElement[] => [
  ...document.querySelectorAll<HTMLFormElement>('form[data-once]'),
]

const buttonsOf = (form: HTMLFormElement): HTMLButtonElement[] => [
  ...form.querySelectorAll<HTMLButtonElement>('button[type=submit]'),
]

/** After so many milliseconds without an answer the person may try again; the key makes it safe. */
const patience = 20_000

const words = new WeakMap<HTMLButtonElement, string>()

/** After the browser has read the form: a disabled button would not send its name and value. */
const rest = (form: HTMLFormElement, pressed: HTMLElement | null): void => {
  for (const button of buttonsOf(form)) {
    if (button === pressed) {
      words.set(button, button.textContent)
      button.textContent = '正在提交…'
    }
    button.disabled = true
    button.dataset['resting'] = 'yes'
  }
}

const wake = (form: HTMLFormElement): void => {
  for (const button of buttonsOf(form).filter((one) => one.dataset['resting'])) {
    button.textContent = words.get(button) ?? button.textContent
    button.disabled = false
    delete button.dataset['resting']
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.matches('form[data-once]')) return
  const pressed = event.submitter
  setTimeout(() => {
    if (event.defaultPrevented) return
    rest(form, pressed)
    setTimeout(() => {
      wake(form)
    }, patience)
  }, 0)
})

/** The back button may show the page as it was left. */
addEventListener('pageshow', () => {
  for (const form of forms()) wake(form)
})
