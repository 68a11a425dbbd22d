import type { Desk } from './desk.ts'
import type { Stage } from './request.ts'

/** Another request of the same applicant to the same organ, and why it looks like this one. */
export type Earlier = {
  id: string
  number: string
  description: string
  stage: Stage
  desk: Desk
  likeness: string | undefined
}

/** 申请频次 of an applicant, this request counted, and its other requests, newest first. */
export type EarlierRequests = { month: number; year: number; earlier: readonly Earlier[] }

/** What is said in passing, e.g. when the request has just been registered; empty where nothing is worth it. */
export const earlierInWords = ({ month, year, earlier }: EarlierRequests): string => {
  const alike = earlier.filter(({ likeness }) => likeness !== undefined)
  const often = year > 1 ? [`该申请人本月第 ${month} 件、本年第 ${year} 件`] : []
  const like =
    alike.length === 0
      ? []
      : [
          `与${alike
            .slice(0, 3)
            .map(({ number }) => number)
            .join('、')}相近，请核对是否重复`,
        ]
  return [...often, ...like].join('；')
}
