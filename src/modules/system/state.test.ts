import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { mailInWords, type SystemState, worriesOf } from './state.ts'

const sound: SystemState = {
  version: '0.1.0',
  node: 'v26.10.0',
  database: { version: '18.4', megabytes: 40, embedded: true },
  dataFolder: '/srv/gongkai',
  freeGigabytes: 100,
  key: { path: '/srv/gongkai/keys/master.key', present: true, mode: '0600', closed: true },
  fonts: [],
  calendar: { years: [2025, 2026], knownUntil: day('2026-12-31') },
  migrations: [],
  queues: [{ name: 'requests.remind', waiting: 1, active: 0, failed: 0 }],
}

const today = day('2026-06-01')

describe('系统状态', () => {
  test('一切正常时没有需要处理的事项', () => {
    assert.deepEqual(worriesOf(sound, today), [])
  })

  test('主密钥缺失、主密钥可被他人读取，都要提示', () => {
    const missing = { ...sound.key, present: false }
    assert.match(worriesOf({ ...sound, key: missing }, today).join(''), /主密钥文件不存在/)
    const open = { ...sound.key, mode: '0644', closed: false }
    assert.match(worriesOf({ ...sound, key: open }, today).join(''), /0644/)
  })

  test('磁盘将满、任务失败、核验发现问题，都要提示', () => {
    assert.match(worriesOf({ ...sound, freeGigabytes: 1.9 }, today).join(''), /不足 2 GB/)
    const queues = [{ name: 'a', waiting: 0, active: 0, failed: 3 }]
    assert.match(worriesOf({ ...sound, queues }, today).join(''), /3 项后台任务失败/)
    const verified = { on: today, violations: 2 }
    assert.match(worriesOf({ ...sound, verified }, today).join(''), /2 处问题/)
    assert.deepEqual(worriesOf({ ...sound, verified: { on: today, violations: 0 } }, today), [])
  })

  test('邮件通知：配置没有，等待和失败几封，一句话说清', () => {
    assert.equal(mailInWords(sound, 'mail'), '未配置（SMTP_URL），不发送邮件；等待 0 封，失败 0 封')
    const queues = [{ name: 'mail', waiting: 2, active: 1, failed: 4 }]
    assert.equal(
      mailInWords({ ...sound, mail: 'mail.example.cn:465', queues }, 'mail'),
      'mail.example.cn:465；等待 3 封，失败 4 封',
    )
  })

  test('十一月起，明年放假通知未载入要提示；载入后不再提示', () => {
    assert.deepEqual(worriesOf(sound, day('2026-10-31')), [])
    assert.match(worriesOf(sound, day('2026-11-01')).join(''), /明年的放假通知/)
    const calendar = { years: [2026, 2027], knownUntil: day('2027-12-31') }
    assert.deepEqual(worriesOf({ ...sound, calendar }, day('2026-12-01')), [])
  })
})
