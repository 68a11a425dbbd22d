import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { freshApp } from '../../../test/app.ts'
import { fieldsOn, idIn, runImport, uploadFile } from '../../../test/imports.ts'
import { sheetFormatOf } from './sheet-format.ts'

const titled = (year: number): (string | number | null)[][] => [
  [`某局${year}年依申请公开台账`, null, null, null, null, null],
  ['收件日期', '姓名', '申请人类型', '申请公开内容', '答复时间', '答复类型'],
]

/** A workbook as offices keep it: a sheet a year, a hidden list of codes longer than both, a hidden row, a sum. */
const workbook = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: '2023',
        rows: [
          ...titled(2023),
          ['2023.5.8', '王守信', '个人', '补助发放明细', '5月29日', '予以公开'],
          ['5月12日', '李秋实', '公民', '采购公告', '２０２３年６月５日', '信息不存在'],
          [45_070, '赵一诺', '个人', '疫苗接种统计', 45_095, '予以公开'],
          ['12月20日', '钱望舒', '个人', '编制情况', '1月5日', '予以公开'],
          ['合　计', 4, null, null, null, null],
        ],
        rowDefs: new Map([[4, { hidden: true }]]),
      },
      {
        name: '2022',
        rows: [
          [...(titled(2022)[0] ?? [])],
          ['填报单位：某局', null, null, null, null, null],
          ...titled(2022).slice(1),
          ['3月5日', '周清和', '个人', '预算', '3月25日', '予以公开'],
        ],
      },
      {
        name: '代码',
        rows: Array.from({ length: 40 }, (_, row) => [`代码${row}`, '说明']),
        hidden: true,
      },
    ],
  })

const web = `<html><head><meta charset="gb2312"></head><body><table>
<tr><td>收到日期</td><td>申请人</td><td>类别</td><td>申请内容</td></tr>
<tr><td>2026-02-25</td><td>孙长河</td><td>个人</td><td>公路养护</td></tr></table></body></html>`

const gbk: Readonly<Record<string, readonly number[]>> = {
  收: [0xca, 0xd5],
  到: [0xb5, 0xbd],
  日: [0xc8, 0xd5],
  期: [0xc6, 0xda],
  申: [0xc9, 0xea],
  请: [0xc7, 0xeb],
  人: [0xc8, 0xcb],
  类: [0xc0, 0xe0],
  别: [0xb1, 0xf0],
  内: [0xc4, 0xda],
  容: [0xc8, 0xdd],
  孙: [0xcb, 0xef],
  长: [0xb3, 0xa4],
  河: [0xba, 0xd3],
  个: [0xb8, 0xf6],
  公: [0xb9, 0xab],
  路: [0xc2, 0xb7],
  养: [0xd1, 0xf8],
  护: [0xbb, 0xa4],
}

const inGbk = (text: string): Uint8Array =>
  Uint8Array.from(Array.from(text).flatMap((sign) => gbk[sign] ?? [sign.codePointAt(0) ?? 0]))

const told = (head: string | readonly number[]): string => {
  const format = sheetFormatOf(typeof head === 'string' ? Buffer.from(head) : Uint8Array.from(head))
  return format.ok ? format.value : format.refusal.message
}

describe('各地真实的台账', () => {
  test('一年一张工作表、隐藏的代码表更长：认出台账那一张；没有年份的日期按大标题的年度读，都提醒', async (t) => {
    const app = await freshApp(t, '2026-03-02')
    const clerk = await app.hire('gaj', 'handler')
    const file = { name: '台账.xlsx', bytes: await workbook() }
    const id = idIn(await uploadFile(app, clerk, 'ledger', file))
    await runImport(app, 'gaj', id)
    const page = async (): Promise<string> => (await clerk.get(`/console/intake/${id}`)).text()
    const action = `/console/intake/${id}/columns`
    const guessed = fieldsOn(await page(), action)
    assert.deepEqual([guessed['sheet'], guessed['headRow'], guessed['year']], ['0', '2', '2023'])
    assert.match(await page(), /代码（40 行，隐藏）/)

    const other = await (await clerk.post(action, { ...guessed, sheet: '1' })).text()
    assert.match(other, /换了工作表，表头和各列已重新识别/)
    const again = fieldsOn(other, action)
    assert.deepEqual(
      [again['sheet'], again['shown'], again['headRow'], again['year'], again['c0'], again['c3']],
      ['1', '1', '3', '2022', 'arrivedOn', 'description'],
    )

    await clerk.post(action, guessed)
    await runImport(app, 'gaj', id)
    const checked = await page()
    assert.match(checked, /确认导入 3 件/)
    assert.match(checked, /“5月12日”没有写年份，读作 2023-05-12/)
    assert.match(checked, /第 5 行<[^]*?这一行在原表里是隐藏的，也会导入/)
    assert.match(checked, /2023-01-05早于/)

    await clerk.post(action, {
      ...fieldsOn(await (await clerk.get(`/console/intake/${id}?columns=yes`)).text(), action),
      year: '',
    })
    await runImport(app, 'gaj', id)
    assert.match(await page(), /“5月12日”没有写年份</)
  })

  test('叫作 xls 的网页、GBK 编码：里面的表格照样读', async (t) => {
    const app = await freshApp(t, '2026-03-02')
    const clerk = await app.hire('gaj', 'handler')
    const id = idIn(await uploadFile(app, clerk, 'ledger', { name: '导出.xls', bytes: inGbk(web) }))
    await runImport(app, 'gaj', id)
    const html = await (await clerk.get(`/console/intake/${id}`)).text()
    assert.match(html, /第 1 张表（2 行）/)
    const { c0, c1, c2, c3 } = fieldsOn(html, `/console/intake/${id}/columns`)
    assert.deepEqual([c0, c1, c2, c3], ['arrivedOn', 'name', 'kind', 'description'])
  })

  test('不是能读的表格，说清楚是什么、怎么办', () => {
    assert.match(
      told('PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      /ods/,
    )
    assert.match(told('PK\u0003\u0004 照片.jpg'), /压缩包/)
    assert.equal(told('PK\u0003\u0004 xl/workbook.xml'), 'xlsx')
    assert.equal(told('PK\u0003\u0004 word/document.xml'), 'docx')
    assert.match(told([0xd0, 0xcf, 0x11, 0xe0]), /旧版 xls/)
    assert.match(told('%PDF-1.7'), /不是表格文件/)
    assert.match(
      told('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      /另存为 xlsx/,
    )
    assert.match(told('MIME-Version: 1.0\r\nContent-Type: multipart/related'), /另存为 xlsx/)
    assert.equal(told('\ufeff<html><table>'), 'html')
    assert.equal(told('收到日期,申请人\n'), 'csv')
  })
})
