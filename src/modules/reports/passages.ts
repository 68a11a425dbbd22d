import { foldWidth } from '../../kernel/text.ts'
import type { ReportProse, Section } from './paper.ts'

type Sketch = {
  section: '前言' | '一' | '五' | '六'
  label: string
  /** Printed before the text. */
  head?: string
  /** What has to be in it, by the form of 国办公开办函〔2021〕30号. */
  asks: string
  optional?: true
  /** A first draft that holds the figures; the rest is for whoever writes. */
  opening?: string
}

/** The passages (文字部分) of a report as they are written, each in its section. */
export const passages = {
  preamble: {
    section: '前言',
    label: '前言',
    asks: '编制依据、统计期限、电子版在哪里下载、联系地址和电话；可以不写。',
    opening:
      '根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号文件规定的格式编制本报告。所列数据的统计期限自{{本年}}年1月1日起，至{{本年}}年12月31日止。',
    optional: true,
  },
  active: {
    section: '一',
    label: '主动公开',
    head: '（一）主动公开：',
    asks: '本年主动公开了什么：规范性文件、其他文件、会议纪要、重点领域信息，各多少件。',
    opening:
      '{{本年}}年，制发行政规范性文件{{规范性文件·制发}}件，废止{{规范性文件·废止}}件，现行有效{{规范性文件·现行有效}}件。',
  },
  onRequest: {
    section: '一',
    label: '依申请公开',
    head: '（二）依申请公开：',
    asks: '新收、上年结转、办结、结转下年度各多少件，结果如何，答复质量怎样。',
    opening:
      '{{本年}}年，新收政府信息公开申请{{依申请公开·新收}}件，上年结转{{依申请公开·上年结转}}件。办结{{依申请公开·办结}}件，其中予以公开{{依申请公开·予以公开}}件、部分公开{{依申请公开·部分公开}}件、不予公开{{依申请公开·不予公开}}件、无法提供{{依申请公开·无法提供}}件、不予处理{{依申请公开·不予处理}}件、其他处理{{依申请公开·其他处理}}件。结转下年度继续办理{{依申请公开·结转下年度}}件。',
  },
  management: {
    section: '一',
    label: '政府信息管理',
    head: '（三）政府信息管理：',
    asks: '发布审核、公开目录、文件清理和动态调整。',
  },
  platform: {
    section: '一',
    label: '政府信息公开平台建设',
    head: '（四）政府信息公开平台建设：',
    asks: '网站专栏、政务新媒体、检索和解读。',
  },
  oversight: {
    section: '一',
    label: '监督保障',
    head: '（五）监督保障：',
    asks: '机构人员、培训；政府的年报还要写工作考核、社会评议、责任追究结果。',
  },
  problems: {
    section: '五',
    label: '存在的主要问题',
    asks: '本年存在的问题，不照抄上年。',
  },
  improvements: {
    section: '五',
    label: '改进情况',
    asks: '上年报告提出的问题是怎样改进的，逐项回应；下一步打算。',
  },
  fees: {
    section: '六',
    label: '信息处理费收取情况',
    asks: '按国办函〔2020〕109号：发出收费通知的件数、总金额、实际收取的总金额；没有收取的，写明未收取。',
    opening:
      '{{本年}}年发出信息处理费收费通知{{信息处理费·通知件数}}件，总金额{{信息处理费·应收元}}元，实际收取{{信息处理费·实收元}}元。',
  },
  others: {
    section: '六',
    label: '其他需要报告的事项',
    asks: '没有其他事项的，可以不写。',
    optional: true,
  },
} as const satisfies Readonly<Record<string, Sketch>>

export type Passage = keyof typeof passages

/** What is written, passage by passage; linked figures stand in it as `{{名称}}`. */
export type Texts = Readonly<Record<Passage, string>>

export const passageKeys = Object.keys(passages) as Passage[]

const sketchOf = (key: Passage): Sketch => passages[key]

/** 起稿: the words to begin a passage with, its figures linked; undefined where there are none. */
export const openingOf = (key: Passage, chargesNothing: boolean): string | undefined =>
  key === 'fees' && chargesNothing ? '{{本年}}年未收取信息处理费。' : sketchOf(key).opening

export const noTexts = Object.fromEntries(passageKeys.map((key) => [key, ''])) as Texts

/** 前言 and the sections of prose, by the numeral of the section. */
export const sectionTitles = {
  一: '一、总体情况',
  五: '五、存在的主要问题及改进情况',
  六: '六、其他需要报告的事项',
} as const

export type ProseSection = keyof typeof sectionTitles

const paragraphsOf = (text: string, head = ''): string[] => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.map((line, at) => (at === 0 && !line.startsWith(head) ? head + line : line))
}

const inSection = (texts: Texts, section: Sketch['section']): string[] =>
  passageKeys
    .filter((key) => sketchOf(key).section === section)
    .flatMap((key) => paragraphsOf(texts[key], sketchOf(key).head))

/** The prose of a report, from its passages with every figure filled in. */
export const proseOf = (texts: Texts): ReportProse => {
  const section = (numeral: ProseSection): Section => ({
    title: sectionTitles[numeral],
    paragraphs: inSection(texts, numeral),
  })
  return {
    preamble: inSection(texts, '前言'),
    sections: { 一: section('一'), 五: section('五'), 六: section('六') },
  }
}

/** Passages that must be written and are not. */
export const missingPassages = (texts: Texts): Passage[] =>
  passageKeys.filter((key) => texts[key].trim() === '' && sketchOf(key).optional !== true)

/** Lines go to the passage whose mark they bear, and those after it as well, until the next one. */
const assigned = (
  lines: readonly string[],
  first: Passage,
  marked: (line: string) => Passage | undefined,
): (readonly [Passage, string])[] => {
  let at = first
  return lines.map((line) => {
    at = marked(line) ?? at
    return [at, line]
  })
}

/** How the five parts of 总体情况 are headed: 依申请公开, (二) 依申请公开情况, 2.依申请公开. */
const marks: readonly (readonly [RegExp, Passage])[] = [
  [/^主动公开/, 'active'],
  [/^依申请公开/, 'onRequest'],
  [/^(?:政府)?信息(?:资源)?(?:规范化)?管理/, 'management'],
  [/^(?:政府信息公开|政务公开|公开)?平台(?:和载体)?建设/, 'platform'],
  [/^监督(?:和|与)?保障/, 'oversight'],
]

const numbered = /^(?:\([一二三四五六]\)|[一二三四五六]是|[1-6][.、])/

const headed = (line: string): Passage | undefined => {
  const folded = foldWidth(line).replaceAll(/\s/g, '')
  const words = folded.replace(numbered, '')
  const isTitle = words !== folded || words.length <= 20
  return isTitle ? marks.find(([mark]) => mark.test(words))?.[1] : undefined
}

const improving = (line: string): Passage | undefined =>
  /改进|整改|下一步|针对/.test(line) ? 'improvements' : undefined

const onFees = (line: string): Passage => (/收费|信息处理费|收取/.test(line) ? 'fees' : 'others')

/** The passages of a report of which only the printed paragraphs are kept. */
export const textsOfPaper = ({ sections, preamble = [] }: ReportProse): Texts => {
  const lines = [
    ...preamble.map((line) => ['preamble', line] as const),
    ...assigned(sections.一?.paragraphs ?? [], 'active', headed),
    ...assigned(sections.五?.paragraphs ?? [], 'problems', improving),
    ...assigned(sections.六?.paragraphs ?? [], 'fees', onFees),
  ]
  const of = (key: Passage): string =>
    lines.flatMap(([each, line]) => (each === key ? [line] : [])).join('\n')
  return Object.fromEntries(passageKeys.map((key) => [key, of(key)])) as Texts
}
