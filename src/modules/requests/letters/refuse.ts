import type { Letter } from '../../../kernel/letter.ts'
import { clause, type LetterCase, sentence, writerOf } from './letter-case.ts'
import { type Article, quote, wordingOf } from './letter-wording.ts'
import { reply } from './replies.ts'

/** 征求第三方意见的结果, as the reply tells it. */
export type Opinion =
  | { outcome: 'objected' | 'silent' | 'undelivered' }
  | { outcome: 'notConsulted'; why: string }

/** A ground of refusal with what the law wants told about it; never the secret itself. */
export type Ground =
  | { ground: 'N1'; /** 定密依据 */ classifiedBy: string }
  | { ground: 'N2'; /** 法律、行政法规名称及条文 */ banningLaw: string }
  | { ground: 'N3'; endangered: string }
  | { ground: 'N4'; interest: string; opinion: Opinion; /** 公共利益权衡 */ weighing: string }
  | { ground: 'N5'; internalKind: string }
  | { ground: 'N6'; processKind: string }
  | { ground: 'N7'; caseFile: string }

const articles: Readonly<Record<Ground['ground'], Article>> = {
  N1: '条例第十四条',
  N2: '条例第十四条',
  N3: '条例第十四条',
  N4: '条例第十五条',
  N5: '条例第十六条第一款',
  N6: '条例第十六条第二款',
  N7: '条例第十六条第二款',
}

const specificOf = (ground: Ground): string => {
  switch (ground.ground) {
    case 'N1':
      return ground.classifiedBy
    case 'N2':
      return ground.banningLaw
    case 'N3':
      return ground.endangered
    case 'N4':
      return ground.interest
    case 'N5':
      return ground.internalKind
    case 'N6':
      return ground.processKind
    case 'N7':
      return ground.caseFile
  }
}

/** Facts, reasons and the article of one ground, as running text. */
export const groundSentences = (
  of: LetterCase,
  ground: Ground & { reason: string },
  whole: 'whole' | 'part',
): string => {
  const write = writerOf(wordingOf('D15', of.on), of)
  const weighed =
    ground.ground === 'N4'
      ? {
          opinion: write(
            ground.opinion.outcome,
            ground.opinion.outcome === 'notConsulted' ? { why: clause(ground.opinion.why) } : {},
          ),
          weighing: write('weighed', { weighing: clause(ground.weighing) }),
        }
      : {}
  const facts = write(ground.ground, {
    what: write(whole),
    specific: clause(specificOf(ground)),
    ...weighed,
  })
  const rule =
    whole === 'part' ? write('partDecision', { rule: quote(articles[ground.ground]) }) : ''
  return facts + write('reason', { reason: sentence(ground.reason) }) + rule
}

/** D15 不予公开告知书, one variant for each ground (条例第十四条 to 第十六条、第三十六条第三项). */
export type RefusalData = LetterCase & {
  reason: string
  /** 不能区分处理的理由 (条例第三十七条) */
  notSeverableWhy: string
} & Ground

export const refusalLetter = (data: RefusalData): Letter =>
  reply(data, { kind: 'D15', code: data.ground }, (write) => [
    groundSentences(data, data, 'whole'),
    write('notSeverable', { why: clause(data.notSeverableWhy) }),
    write('decision', { rule: quote(articles[data.ground]) }),
  ])
