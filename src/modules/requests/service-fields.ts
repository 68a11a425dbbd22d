import type { Day } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { routeNames } from './event-words.ts'
import type { ServiceRoute } from './events.ts'
import type { MoveField, Said } from './move-fields.ts'
import { oddPostNumber, tidyPostNumber } from './post-number.ts'

/** What is asked when replies are handed over. */
export const serveFields = (today: Day): readonly MoveField[] => [
  {
    name: 'route',
    label: '送达方式',
    kind: 'radio',
    required: true,
    options: Object.entries(routeNames).map(([value, label]) => ({ value, label })),
  },
  {
    name: 'on',
    label: '交邮、交付或者网上提供的日期',
    kind: 'day',
    required: true,
    initial: today,
    hint: '邮寄以交给邮政企业之日判断是否按期答复（国办公开办函〔2016〕235号）',
  },
  {
    name: 'postNumber',
    label: '邮件号码',
    kind: 'text',
    hint: '邮寄送达应当通过邮政企业，不得使用快递公司；一个信封一个号码',
    most: 30,
  },
  {
    name: 'sure',
    label: '号码格式少见时',
    kind: 'select',
    options: [{ value: 'yes', label: '已对照详情单核对，确是邮政企业的邮件号码' }],
  },
]

/** What the form says: a number that looks wrong comes back once, with what is odd about it. */
export const handedOver = (
  said: Said,
): Result<{ on: Day; route: ServiceRoute; postNumber?: string }> => {
  const route = said.text('route') as ServiceRoute
  const on = said.day('on')
  if (route !== 'post') return ok({ on, route })
  const postNumber = tidyPostNumber(said.text('postNumber'))
  const missing = '邮寄送达应当通过邮政企业，请填写邮件号码'
  if (postNumber === '') return refusedAt('postNumber', missing)
  const odd = oddPostNumber(postNumber)
  if (odd === undefined || said.text('sure') === 'yes') return ok({ on, route, postNumber })
  return refusedAt('postNumber', `${odd}。确认无误的，请在“号码格式少见时”中选择后再提交`)
}

const refusedAt = (field: string, message: string): ReturnType<typeof no> => {
  const { refusal } = no('form.invalid', message, '国办公开办函〔2016〕235号')
  return { ok: false, refusal: { ...refusal, fields: { [field]: message } } }
}
