import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'

type Ran = { code: number | null; out: string; err: string }

const main = join(import.meta.dirname, '..', 'main.js')

const gongkai = (args: readonly string[], zone = 'Asia/Shanghai'): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, TZ: zone } })
    const ran: Ran = { code: null, out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.err += text))
    child.on('error', reject).on('close', (code) => resolve({ ...ran, code }))
  })

const fileOf = async (t: TestContext, content: unknown): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-deadline-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'events.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const consulted = {
  events: [
    { type: 'thirdPartyReceived', on: '2025-03-10', id: '甲' },
    { type: 'received', on: '2025-03-03' },
    { type: 'thirdPartyLetterSent', on: '2025-03-06', id: '甲' },
    { type: 'thirdPartyAnswered', on: '2025-03-20', id: '甲' },
  ],
}

describe('gongkai working-days', () => {
  test('逐日列出，星期六调休上班的计入', async () => {
    const { code, out } = await gongkai(['working-days', '2026-02-13', '2', '--json'])
    assert.equal(code, 0)
    const { due, provisional, days } = JSON.parse(out)
    assert.deepEqual([due, provisional], ['2026-02-24', false])
    assert.deepEqual(
      [days[0], days[1], days.at(-1)].map(({ day, kind }) => [day, kind]),
      [
        ['2026-02-14', 'makeUp'],
        ['2026-02-15', 'holiday'],
        ['2026-02-24', 'counted'],
      ],
    )
  })

  test('用文字说明起止，超出放假通知的标明暂定', async () => {
    const certain = await gongkai(['working-days', '2025-03-07', '１'])
    assert.equal(
      certain.out,
      [
        '2025-03-07 起 1 个工作日（当日不计入），至 2025-03-10 星期一 止。',
        '  2025-03-08 星期六 休息 星期六，休息日',
        '  2025-03-09 星期日 休息 星期日，休息日',
        '  2025-03-10 星期一 计入 工作日，第1个工作日',
        '',
      ].join('\n'),
    )
    const provisional = await gongkai(['working-days', '2026-12-31', '1'])
    assert.equal(provisional.code, 0)
    assert.match(
      provisional.out,
      /至 2027-01-01 星期五 止（暂定）。\n该日期为暂定：只载入了2019年至2026年的放假通知/,
    )
  })

  const wrong = [
    [[], '用法：gongkai working-days 起始日期 工作日数 [--json]\n'],
    [['2025-03-03'], '用法：gongkai working-days 起始日期 工作日数 [--json]\n'],
    [['2025-03-03', '3', '4'], '用法：gongkai working-days 起始日期 工作日数 [--json]\n'],
    [['2025-02-30', '3'], '请填写真实存在的日期，例如 2026-03-05\n'],
    [['2201-01-01', '3'], '起始日期应在1950年至2200年之间\n'],
    [['1949-12-31', '3'], '起始日期应在1950年至2200年之间\n'],
    [['2025-03-03', '-1'], '工作日数应为0至10000的整数\n'],
    [['2025-03-03', '1.5'], '工作日数应为0至10000的整数\n'],
    [['2025-03-03', '10001'], '工作日数应为0至10000的整数\n'],
    [['2025-03-03', '99999999999999999999'], '工作日数应为0至10000的整数\n'],
  ] as const
  test('看不懂的参数用一句话拒绝', async () => {
    for (const [args, message] of wrong)
      assert.deepEqual(
        await gongkai(['working-days', ...args]),
        { code: 2, out: '', err: message },
        args.join(' '),
      )
  })
})

describe('gongkai deadline', () => {
  test('不论事件如何排列，列出各项期限及其逐日推算', async (t) => {
    const { code, out } = await gongkai(['deadline', await fileOf(t, consulted), '--json'])
    assert.equal(code, 0)
    const { clocks } = JSON.parse(out)
    assert.deepEqual(
      clocks.map(({ id, due }: { id: string; due: string }) => [id, due]),
      [
        ['C-REPLY', '2025-04-15'],
        ['C-CORRECT', '2025-03-12'],
        ['C-THIRD', '2025-03-31'],
      ],
    )
    assert.deepEqual(clocks[0].derivation[3], {
      day: '2025-03-07',
      kind: 'excluded',
      reason: '征求第三方意见（第甲号函）期间，不计入答复期限（条例第三十三条第三款）',
    })
  })

  test('无论机器在哪个时区，结果相同', async (t) => {
    const path = await fileOf(t, `\uFEFF${JSON.stringify(consulted)}`)
    const here = await gongkai(['deadline', path, '--json'])
    for (const zone of ['UTC', 'America/New_York', 'Pacific/Kiritimati'])
      assert.deepEqual(await gongkai(['deadline', path, '--json'], zone), here)
    const days = ['working-days', '2025-03-08', '30']
    assert.deepEqual(await gongkai(days, 'America/New_York'), await gongkai(days, 'UTC'))
  })

  test('用文字说明每项期限的依据、推算和后果', async (t) => {
    const { out } = await gongkai(['deadline', await fileOf(t, consulted)])
    assert.match(
      out,
      /^答复期限（C-REPLY）：2025-04-15\n  依据：条例第三十条、第三十三条；自2025-03-03起，当日不计入\n/,
    )
    assert.match(out, /第三方意见期限（C-THIRD，函件甲）：2025-03-31\n.*\n  已于2025-03-20结束\n/)
    assert.match(out, /\n  2025-03-07 星期五 扣除 征求第三方意见（第甲号函）期间/)
    const late = { events: [{ type: 'received', on: '2026-12-04' }] }
    const provisional = await gongkai(['deadline', await fileOf(t, late)])
    assert.match(provisional.out, /：2027-01-01（暂定，放假通知尚未载入）\n/)
    const waiting = {
      events: [...late.events, { type: 'correctionNoticeServed', on: '2026-12-07' }],
    }
    const stopped = await gongkai(['deadline', await fileOf(t, waiting)])
    assert.match(stopped.out, /^答复期限（C-REPLY）：待定\n.*\n  已告知补正，答复期限自收到补正/)
  })

  test('条例不允许的事件用一句话拒绝，写明条款', async (t) => {
    const late = await fileOf(t, {
      events: [
        { type: 'received', on: '2025-03-03' },
        { type: 'correctionNoticeServed', on: '2025-03-13', replyBy: '2025-03-28' },
      ],
    })
    const { code, out, err } = await gongkai(['deadline', late, '--json'])
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /^补正告知应当在收到申请之日起7个工作日内.*（条例第三十条）\n$/)
    const long = await fileOf(t, {
      events: [
        { type: 'received', on: '2025-03-03' },
        { type: 'extended', on: '2025-03-13', days: 12 },
        { type: 'extended', on: '2025-03-14', days: 12 },
      ],
    })
    assert.match(
      (await gongkai(['deadline', long])).err,
      /累计最长不得超过20个工作日（条例第三十三条第二款）\n$/,
    )
  })

  test('读不了的文件、不是 JSON 的文件和多余的参数用一句话拒绝', async (t) => {
    const broken = await fileOf(t, '{"events":[')
    const empty = await fileOf(t, '{}')
    const usage = '用法：gongkai deadline 事件文件.json [--json]\n'
    const wrong = [
      [[], usage],
      [[broken, empty], usage],
      [['/不存在'], '无法读取文件：/不存在\n'],
      [[broken], `文件不是有效的 JSON：${broken}\n`],
      [[empty], '文件内容应为 {"events":[…]}\n'],
    ] as const
    for (const [args, message] of wrong)
      assert.deepEqual(await gongkai(['deadline', ...args]), { code: 2, out: '', err: message })
  })
})
