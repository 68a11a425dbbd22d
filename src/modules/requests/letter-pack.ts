import type { Letter } from '../../kernel/letter.ts'
import { letterSamples } from './letter-samples.ts'
import type { FreePlace, FreeTexts } from './letters/letter-case.ts'
import { letterKinds, type LetterKind, wordingOf } from './letters/letter-wording.ts'
import { isForm, letterVersion, type LetterOrder, writeLetter } from './letters.ts'

export type { FreePlace, FreeTexts }

/** 文书模板包 as letters read it: the version in force and its texts. */
export type LetterPack = {
  version: number
  letterhead: 'organ' | 'file'
  texts: Partial<Readonly<Record<LetterKind, FreeTexts>>>
}

/** The order as the pack has it written; without a pack, in the built-in format. It keeps what it took. */
export const inPack = (order: LetterOrder, pack: LetterPack | undefined): LetterOrder => {
  const { pack: _, own: __, ...data } = order.data
  if (!pack || isForm(order.kind)) return { kind: order.kind, data } as LetterOrder
  const { version, letterhead } = pack
  const taken = { version, letterhead, texts: pack.texts[order.kind] ?? {} }
  return { kind: order.kind, data: { ...data, pack: taken } } as LetterOrder
}

/** The order to be printed as a Word file in the organ's own template. It keeps which one. */
export const inOwn = (
  order: LetterOrder,
  own: { id: string; version: number } | undefined,
): LetterOrder =>
  own && !isForm(order.kind)
    ? ({ kind: order.kind, data: { ...order.data, own } } as LetterOrder)
    : order

/** The wording, the pack and the organ's own template a letter was made with. */
export const versionOf = ({ kind, data }: LetterOrder): string => {
  const { version } = letterVersion(kind, data.on)
  const packed = data.pack ? `${version}+${data.pack.version}` : version
  return data.own ? `${packed}+W${data.own.version}` : packed
}

/** Kinds a pack can shape; forms are none. */
const packedKinds: readonly LetterKind[] = letterKinds.filter((kind) => !isForm(kind))

export const isLetterKind = (text: string): text is LetterKind =>
  packedKinds.some((kind) => kind === text)

const ordersOf = (kind: LetterKind): LetterOrder[] =>
  Object.values(letterSamples).filter((order) => order.kind === kind)

const firstOf = (kind: LetterKind): LetterOrder => {
  const [order] = ordersOf(kind)
  if (!order) throw new RangeError(`no sample of ${kind}`)
  return order
}

export const letterKindList: readonly { kind: LetterKind; title: string }[] = packedKinds.map(
  (kind) => ({ kind, title: wordingOf(kind, firstOf(kind).data.on).title }),
)

const marked = ({ kind, data }: LetterOrder): Letter => writeLetter(kind, { ...data, mark: '样本' })

/** Every sample of a kind in the built-in format. */
export const samplesOf = (kind: LetterKind): readonly Letter[] => ordersOf(kind).map(marked)

/** The sample of a kind in the built-in format. */
export const sampleLetter = (kind: LetterKind): Letter => marked(firstOf(kind))

/** The same as a pack has it written. */
export const sampleInPack = (kind: LetterKind, pack: LetterPack): Letter =>
  marked(inPack(firstOf(kind), pack))

/** Every sample as a pack has it written, by file name. */
export const packSamples = (pack: LetterPack): readonly { name: string; letter: Letter }[] =>
  Object.entries(letterSamples)
    .filter(([, { kind }]) => !isForm(kind))
    .map(([name, order]) => {
      const letter = marked(inPack(order, pack))
      return { name: `${name} ${letter.title}`, letter }
    })
