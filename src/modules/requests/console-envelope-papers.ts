import type { Letter } from '../../kernel/letter.ts'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import {
  type Label,
  type LabelFormat,
  type Labels,
  renderLabels,
  renderPdf,
} from '../../platform/paper.ts'
import type { Ask, Download, StaffRoute } from '../../platform/route.ts'
import { officeInFull, organById } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { type Destination, destinationOf } from './actions-envelope.ts'
import { applicantOf, letterCaseOf, paperOf, readOrder } from './actions-letters.ts'
import { attemptIn, fateIn, firstHandedOver } from './envelope.ts'
import { letterVersion } from './letters.ts'
import type { EnclosedLine } from './pages/envelope.tsx'
import { fold } from './request.ts'
import { eventsOf, findRequest, requestById, type RequestRow } from './store.ts'
import { type EnvelopeRow, findEnvelope, requestsIn } from './store-envelope.ts'
import { lettersOf } from './store-letters.ts'

/** @throws Refused where there is no such envelope of the acting organ */
export const envelopeAsked = async (ask: Ask): Promise<EnvelopeRow> => {
  const found = await findEnvelope(ask.tx, ask.params['id'] ?? '')
  if (!found) throw new Refused({ code: 'requests.envelope.absent', message: '没有这个信封' })
  return found
}

/** Title and number of the reply that was signed last. */
const replyOf = async (
  ask: Pick<Ask, 'tx'>,
  needs: RequestNeeds,
  row: RequestRow,
): Promise<{ title: string; number?: string }> => {
  const { signed } = fold(await eventsOf(ask.tx, row.id))
  const letter = (await lettersOf(ask.tx, row.id)).find(
    ({ number }) => number !== null && number === signed?.number,
  )
  const order = letter && (await readOrder(ask.tx, needs, letter, row.caseKeyId))
  if (!letter || !order) return { title: '答复' }
  const { title } = letterVersion(order.kind, letter.issuedOn ?? needs.clock.today())
  return { title, ...(letter.number !== null && { number: letter.number }) }
}

/** The letters of an envelope, with what became of each. */
export const enclosedIn = async (
  ask: Pick<Ask, 'tx'>,
  needs: RequestNeeds,
  envelope: EnvelopeRow,
): Promise<EnclosedLine[]> => {
  const lines: EnclosedLine[] = []
  for (const id of await requestsIn(ask.tx, envelope.id)) {
    const row = await requestById(ask.tx, id)
    const events = await eventsOf(ask.tx, id)
    const { title, number } = await replyOf(ask, needs, row)
    lines.push({
      ...row,
      letter: number === undefined ? title : `${title}（${number}）`,
      version: events.length,
      fate: fateIn({ requestId: id, events, envelopeId: envelope.id }),
      attempt: attemptIn({ requestId: id, events, envelopeId: envelope.id }),
      firstHandedOver: firstHandedOver(events),
    })
  }
  return lines
}

/** 送达回证 of an envelope: every letter in it, by title and number. */
export const receiptPaper = async (
  ask: Pick<Ask, 'tx'>,
  needs: RequestNeeds,
  envelope: EnvelopeRow,
): Promise<Letter> => {
  const rows: RequestRow[] = []
  for (const id of await requestsIn(ask.tx, envelope.id)) rows.push(await requestById(ask.tx, id))
  const [first] = rows
  if (!first) throw new Error(`envelope ${envelope.id} is empty`)
  const letters: { title: string; number?: string; requestNumber: string }[] = []
  for (const row of rows)
    letters.push({ ...(await replyOf(ask, needs, row)), requestNumber: row.number })
  const lines = await enclosedIn(ask, needs, envelope)
  const returned = lines.flatMap(({ number, fate }) =>
    fate.how === 'returned' ? [`${number} ${fate.on} 退回：${fate.reason}`] : [],
  )
  const { address } = destinationOf(await applicantOf(ask.tx, needs, first))
  return paperOf({
    kind: 'D32',
    data: {
      ...(await letterCaseOf(ask.tx, needs, first, needs.clock.today())),
      letter: letters[0] ?? { title: '' },
      enclosed: letters,
      route: envelope.route,
      place: address,
      handedOverOn: envelope.on,
      ...(envelope.postNumber !== null && { postNumber: envelope.postNumber }),
      ...(returned.length > 0 && { refusal: returned.join('\n') }),
    },
  })
}

const printReceipt =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Download> => {
    const envelope = await envelopeAsked(ask)
    const paper = await receiptPaper(ask, needs, envelope)
    for (const subject of await requestsIn(ask.tx, envelope.id))
      await audit(ask.tx, ask.actor, {
        act: 'requests.readLetter',
        subject,
        at: needs.clock.now(),
      })
    return {
      bytes: (await renderPdf(paper)).pdf,
      mediaType: 'application/pdf',
      name: `${paper.title}.pdf`,
      inline: true,
    }
  }

const isFormat = (text: string): text is LabelFormat => ['dl', 'c5', 'sheet'].includes(text)

/** Labels printed at once. */
const mostLabels = 100

const sameness = ({ name, address }: Destination): string => `${name}\n${address}`

/** One label an addressee, with what lies inside by number. */
const labelsFor = async (
  ask: Ask,
  needs: RequestNeeds,
  rows: readonly RequestRow[],
  postNumber: string | null,
): Promise<Label[]> => {
  const labels = new Map<string, Label & { numbers: string[] }>()
  for (const row of rows) {
    const to = destinationOf(await applicantOf(ask.tx, needs, row))
    if (to.address === '')
      throw new Refused({
        code: 'requests.address-missing',
        message: `${row.number}没有登记通信地址，不能打印信封`,
      })
    const label = labels.get(sameness(to)) ?? { ...to, content: '', numbers: [] }
    labels.set(sameness(to), { ...label, numbers: [...label.numbers, row.number] })
  }
  return [...labels.values()].map(({ numbers, ...label }) => ({
    ...label,
    content: `政府信息公开答复 ${numbers.join('、')}`,
    ...(postNumber !== null && { postNumber }),
  }))
}

const ownRows = async (ask: Ask): Promise<RequestRow[]> => {
  const rows: RequestRow[] = []
  for (const id of new Set(ask.query.getAll('with').slice(0, mostLabels))) {
    const row = await findRequest(ask.tx, id)
    if (row?.organId === ask.actor.organId) rows.push(row)
  }
  return rows
}

const senderOf = async ({ tx, actor }: Ask): Promise<Labels['from']> => {
  const organ = await organById(tx, actor.organId)
  if (!organ) throw new Error(`organ ${actor.organId} is gone`)
  const { address, postcode, phone } = organ.office
  return {
    name: organ.name,
    office: officeInFull(organ),
    address,
    phone,
    ...(postcode !== undefined && { postcode }),
  }
}

const printLabels =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Download> => {
    const format = ask.query.get('format') ?? 'sheet'
    const rows = await ownRows(ask)
    if (rows.length === 0 || !isFormat(format))
      throw new Refused({ code: 'requests.label.absent', message: '没有可以打印的信封' })
    const sent = ask.query.get('envelope')
    const envelope = sent === null ? undefined : await findEnvelope(ask.tx, sent)
    const labels = await labelsFor(ask, needs, rows, envelope?.postNumber ?? null)
    const at = needs.clock.now()
    for (const { id } of rows)
      await audit(ask.tx, ask.actor, { act: 'requests.printLabel', subject: id, at })
    const { pdf } = await renderLabels({
      format,
      title: format === 'sheet' ? '地址标签' : '信封',
      from: await senderOf(ask),
      labels,
      ...(needs.demo && { mark: '演示' }),
    })
    return { bytes: pdf, mediaType: 'application/pdf', name: '信封.pdf', inline: true }
  }

/** 送达回证 and the printed address of an envelope; the address in full leaves an act behind. */
export const envelopePaperRoutes = (needs: RequestNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/envelopes/labels.pdf',
    may: 'requests.handle',
    audit: 'requests.printLabel',
    handle: printLabels(needs),
  },
  {
    method: 'get',
    path: '/console/envelopes/:id/receipt.pdf',
    may: 'requests.read',
    audit: 'requests.readLetter',
    handle: printReceipt(needs),
  },
]
