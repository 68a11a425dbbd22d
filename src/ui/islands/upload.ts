/**
 * Sends a chosen file in slices, shows how far it is and goes on where the network broke off. Without
 * it, or without the browser's hash, the form sends the file whole.
 */
type Begun = { id: string; offset: number; slice: number }

const patience = [1000, 2000, 4000, 8000, 15_000]

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds)
  })

/** What the server will not take, however often it is sent. */
const final = (text: string): Error => new Error(text, { cause: 'final' })

const isFinal = (error: unknown): error is Error =>
  error instanceof Error && error.cause === 'final'

const ask = async (
  method: string,
  path: string,
  body?: BodyInit,
): Promise<{ status: number; said: Record<string, unknown> }> => {
  const answer = await fetch(path, { method, ...(body !== undefined && { body }) })
  if (answer.status >= 500) throw new Error(String(answer.status))
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> }
}

const sentence = (said: Record<string, unknown>): string =>
  typeof said['message'] === 'string' ? said['message'] : '文件没有传上去，请重新选择'

/** Tries again while the network is away; a refusal is final. */
const patiently = async <T>(
  work: () => Promise<T>,
  waiting: (again: number) => void,
): Promise<T> => {
  for (const milliseconds of patience) {
    try {
      return await work()
    } catch (error) {
      if (isFinal(error)) throw error
      waiting(milliseconds)
      await pause(milliseconds)
    }
  }
  return work()
}

const hashOf = async (file: File): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const announce = async (file: File, purpose: string): Promise<Begun> => {
  const { name, size } = file
  const { status, said } = await ask(
    'POST',
    '/apply/files',
    JSON.stringify({ purpose, name, size }),
  )
  if (status !== 200) throw final(sentence(said))
  return said as Begun
}

type Shown = { at: (offset: number) => void; says: (text: string) => void }

const sendSlices = async (file: File, begun: Begun, shown: Shown): Promise<void> => {
  let { offset } = begun
  shown.at(offset)
  while (offset < file.size) {
    const from = offset
    offset = await patiently(
      async () => {
        const part = file.slice(from, from + begun.slice)
        const { status, said } = await ask('PUT', `/apply/files/${begun.id}?at=${from}`, part)
        if (typeof said['offset'] !== 'number' || (status !== 200 && status !== 409))
          throw final(sentence(said))
        return said['offset']
      },
      () => shown.says('网络不通，正在重试，请不要关闭本页…'),
    )
    shown.at(offset)
  }
}

const sendFile = async (file: File, purpose: string, shown: Shown): Promise<void> => {
  const waiting = (): void => shown.says('网络不通，正在重试，请不要关闭本页…')
  const sha256 = hashOf(file)
  const begun = await patiently(() => announce(file, purpose), waiting)
  await sendSlices(file, begun, shown)
  shown.says('正在检查文件…')
  const body = JSON.stringify({ sha256: await sha256 })
  const { status, said } = await patiently(
    () => ask('POST', `/apply/files/${begun.id}/finish`, body),
    waiting,
  )
  if (status !== 200) throw final(sentence(said))
}

/** A line with the name, a bar and a word for those who cannot see it. */
const lineFor = (place: HTMLElement, file: File): Shown & { fails: (text: string) => void } => {
  const line = document.createElement('div')
  line.className = 'sending'
  const words = document.createElement('span')
  words.setAttribute('role', 'status')
  const bar = document.createElement('progress')
  bar.max = file.size
  bar.setAttribute('aria-label', `上传 ${file.name}`)
  line.append(words, bar)
  place.append(line)
  let last = -1
  return {
    at: (offset) => {
      bar.value = offset
      const tenth = Math.floor((offset / file.size) * 10)
      if (tenth !== last) words.textContent = `${file.name}：已上传 ${tenth * 10}%`
      last = tenth
    },
    says: (text) => {
      words.textContent = `${file.name}：${text}`
    },
    fails: (text) => {
      bar.remove()
      words.className = 'error'
      words.setAttribute('role', 'alert')
      words.textContent = text
    },
  }
}

const buttonsOf = (form: HTMLFormElement | null): HTMLButtonElement[] => [
  ...(form?.querySelectorAll<HTMLButtonElement>('button') ?? []),
]

const sendAll = async (input: HTMLInputElement, place: HTMLElement): Promise<void> => {
  const files = [...(input.files ?? [])]
  const buttons = buttonsOf(input.form)
  for (const button of buttons) button.disabled = true
  let whole = 0
  for (const file of files) {
    const line = lineFor(place, file)
    try {
      await sendFile(file, place.dataset['slices'] ?? '', line)
      whole += 1
    } catch (error) {
      line.fails(isFinal(error) ? error.message : '网络一直不通，请稍后再选一次这个文件')
    }
  }
  input.value = ''
  for (const button of buttons) button.disabled = false
  // Not reload(): after a refusal the page is the answer to a form, which would be sent again.
  if (files.length > 0 && whole === files.length)
    location.replace(location.pathname + location.search)
}

for (const place of document.querySelectorAll<HTMLElement>('[data-slices]')) {
  const input = place.querySelector<HTMLInputElement>('input[type=file]')
  if (input && 'subtle' in crypto)
    input.addEventListener('change', () => {
      void sendAll(input, place)
    })
}
