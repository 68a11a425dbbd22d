/** What the clerk at the counter fills in. */
export const registration = {
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  name: '张三丰',
  phone: '13900000001',
  description: '某矿业公司2025年环境影响评价报告书及附件',
  obtainBy: 'post',
  carrier: 'paper',
}
