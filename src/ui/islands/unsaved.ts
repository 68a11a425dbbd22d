/** Keeps long typed text in this tab until it is posted, so that a closed page or a cut line loses nothing. */
type Field = HTMLInputElement | HTMLTextAreaElement

const prefix = 'gongkai '
const sentMark = 'gongkai-sent'

/** Offices share computers: it lives in the tab only; passwords, numbers and hidden fields are never kept. */
const fieldsOf = (form: HTMLFormElement): Field[] => [
  ...form.querySelectorAll<Field>('textarea[name], input[type=text][name]'),
]

const placeOf = (form: HTMLFormElement): string => prefix + (form.dataset['keep'] ?? '')

const keep = (form: HTMLFormElement): void => {
  const typed = fieldsOf(form).filter((field) => field.value !== field.defaultValue)
  const text = JSON.stringify(Object.fromEntries(typed.map((field) => [field.name, field.value])))
  if (typed.length === 0) sessionStorage.removeItem(placeOf(form))
  else sessionStorage.setItem(placeOf(form), text)
}

/** Only into empty fields: text that the server shows is newer. */
const restore = (form: HTMLFormElement): boolean => {
  const kept = JSON.parse(sessionStorage.getItem(placeOf(form)) ?? '{}') as Record<string, string>
  const empty = fieldsOf(form).filter((field) => field.value === '' && kept[field.name])
  for (const field of empty) field.value = kept[field.name] ?? ''
  return empty.length > 0
}

const say = (form: HTMLFormElement): void => {
  const notice = document.createElement('output')
  notice.className = 'notice tone-active'
  notice.textContent = '已恢复上次未提交的内容，请核对后提交。'
  form.prepend(notice)
}

/** The answer to a post carries what was typed; only a page reached by going back still needs it. */
const forgetSent = (): void => {
  const sent = sessionStorage.getItem(sentMark)
  const [visit] = performance.getEntriesByType('navigation')
  const wentBack = visit instanceof PerformanceNavigationTiming && visit.type === 'back_forward'
  if (sent !== null && !wentBack) sessionStorage.removeItem(sent)
  sessionStorage.removeItem(sentMark)
}

forgetSent()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
  if (restore(form)) say(form)
  form.addEventListener('input', () => {
    keep(form)
  })
  form.addEventListener('submit', () => {
    sessionStorage.setItem(sentMark, placeOf(form))
  })
}
