/** Keys for those who work in lists all day; every one of them only does what a link or a button does. */
const keys: readonly (readonly [key: string, meaning: string])[] = [
  ['/', '跳到检索框'],
  ['j', '下一行'],
  ['k', '上一行'],
  ['Enter', '打开所在行'],
  ['Ctrl + S', '提交正在填写的表单'],
  ['Esc', '收起弹出的表单'],
  ['?', '显示本说明'],
]

const showHelp = (): void => {
  const dialog = document.createElement('dialog')
  dialog.ariaLabel = '快捷键'
  const rows = keys.map(([key, meaning]) => `<p><kbd>${key}</kbd> ${meaning}</p>`)
  dialog.innerHTML = `<h2>快捷键</h2>${rows.join('')}<form method="dialog"><button class="button plain">关闭</button></form>`
  dialog.addEventListener('close', () => {
    dialog.remove()
  })
  document.body.append(dialog)
  dialog.showModal()
}

const focusSearch = (): void => {
  const inMain = document.querySelector<HTMLInputElement>('main [data-search]')
  const field = inMain ?? document.querySelector<HTMLInputElement>('[data-search]')
  field?.focus()
  field?.select()
}

/** The first link of each row; Enter on it opens the row by itself. */
const step = (by: 1 | -1): void => {
  const rows = [...document.querySelectorAll('[data-rows] tbody tr, .items > li')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = at === -1 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)
  rows[next]?.querySelector<HTMLElement>('a[href]')?.focus()
}

const collapse = (): void => {
  const open = document.querySelector<HTMLDetailsElement>('details.dialog[open]')
  open?.querySelector('summary')?.focus()
  open?.removeAttribute('open')
}

const acts: Readonly<Record<string, () => void>> = {
  '/': focusSearch,
  '?': showHelp,
  j: () => {
    step(1)
  },
  k: () => {
    step(-1)
  },
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, textarea, dialog') !== null

const submitFocused = (event: KeyboardEvent): void => {
  const form = document.activeElement?.closest<HTMLFormElement>('form[method=post]')
  if (!form) return
  event.preventDefault()
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button.primary'))
}

const pressed = (event: KeyboardEvent): void => {
  const act = acts[event.key]
  if (!act || event.altKey || isTyping(event.target)) return
  event.preventDefault()
  act()
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing) return
  if (event.key === 'Escape') collapse()
  else if (!event.ctrlKey && !event.metaKey) pressed(event)
  else if (event.key === 's') submitFocused(event)
})
