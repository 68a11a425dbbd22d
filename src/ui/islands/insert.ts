/** A figure of the list goes into the text at the place where the cursor stood last. */
let last: HTMLTextAreaElement | undefined

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLTextAreaElement) last = target
})

const insert = (words: string): void => {
  const into = last ?? document.querySelector('textarea')
  if (!into) return
  into.setRangeText(words, into.selectionStart, into.selectionEnd, 'end')
  into.focus()
  into.dispatchEvent(new Event('input', { bubbles: true }))
}

for (const code of document.querySelectorAll('form .figure-list code')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'link'
  button.textContent = '插入'
  button.setAttribute('aria-label', `插入 ${code.textContent}`)
  button.addEventListener('click', () => {
    insert(code.textContent)
  })
  code.parentElement?.append(button)
}
