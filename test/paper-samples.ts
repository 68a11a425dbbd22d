import { day } from '../src/kernel/day.ts'
import type { Letter } from '../src/kernel/letter.ts'
import { acknowledgementPaper } from '../src/modules/apply/letters/acknowledgement.ts'
import { applicationForm } from '../src/modules/apply/letters/application-form.ts'
import { sampleOrgan } from '../src/modules/requests/letter-sample-case.ts'
import { oralRecord } from '../src/modules/requests/letters/oral-record.ts'

const { name: organName, office } = sampleOrgan

const blank = {
  organName,
  office,
  applyUrl: 'https://xxgk.example.cn/apply?organ=office',
  demo: false,
}

/** The papers that are no letter of the office: filled in by hand, read back, or taken home. */
export const paperSamples: Readonly<Record<string, Letter>> = {
  'D01-natural': applicationForm({ ...blank, for: 'natural' }),
  'D01-organisation': applicationForm({ ...blank, for: 'organisation' }),
  D02: oralRecord({
    organ: sampleOrgan,
    requestNumber: '宝公开申〔2025〕7号',
    arrivedOn: day('2025-06-16'),
    applicant: { kind: 'natural', name: '张某某', phone: '13900000000', address: '某某镇某某村' },
    description: '某某村2024年高标准农田建设项目占地补偿发放情况',
    obtainBy: 'post',
    carrier: 'paper',
    writtenBy: '李明',
  }),
  acknowledgement: acknowledgementPaper({
    organName,
    office,
    number: '宝公开申〔2025〕7号',
    code: '6K3F-9XQ2',
    sentAt: '2025-06-16 09:30',
    queryUrl: 'https://xxgk.example.cn/query',
    demo: false,
  }),
}
