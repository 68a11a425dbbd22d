import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import type { EditionStage } from './edition.ts'
import { dueReminder, reportDue, standingOf } from './due.ts'

const today = day('2026-03-02')

const labelOf = (year: number, stage?: EditionStage, isElsewhere = false): string =>
  standingOf(stage, reportDue('countyDepartment', year), { today, isElsewhere }).label

const told = (year: number, on: string): string | undefined =>
  dueReminder(year, reportDue('countyDepartment', year), day(on))?.tone

describe('年度报告的公布期限', () => {
  test('上年没有公布的逾期；更早的年度没有在本平台编制，不说逾期；导入了公布数的，已在别处公布', () => {
    assert.equal(labelOf(2025), '逾期，未编制')
    assert.equal(labelOf(2025, 'sealed'), '逾期，已封存')
    assert.equal(labelOf(2025, undefined, true), '已在别处公布')
    assert.equal(labelOf(2024), '没有在本平台编制')
    assert.equal(labelOf(2024, undefined, true), '已在别处公布')
    assert.equal(labelOf(2024, 'drafting'), '逾期，编制中')
    assert.equal(labelOf(2024, 'published', true), '已公布')
    assert.equal(labelOf(2026), '未编制')
  })

  test('提醒从期限前一个月到当年年底，更早的年度不再提醒', () => {
    assert.equal(told(2025, '2025-12-30'), undefined)
    assert.equal(told(2025, '2026-01-02'), 'soon')
    assert.equal(told(2025, '2026-12-31'), 'overdue')
    assert.equal(told(2024, '2026-01-02'), undefined)
  })
})
