import type { JSX } from 'hono/jsx/jsx-runtime'
import { day } from '../kernel/day.ts'
import { ButtonLink } from './button.tsx'
import { Clock, ClockBar, type ClockView } from './clock.tsx'
import { Disclosure } from './dialog.tsx'
import { Facts, OnDay } from './facts.tsx'
import { Kpis } from './kpi.tsx'
import { Card, Cards, Split } from './layout.tsx'
import { Tabs } from './navigation.tsx'
import { Notice, Remark } from './notice.tsx'
import { Tag } from './tag.tsx'
import { Timeline } from './timeline.tsx'

const label = '答复期限'

export const clocks: readonly ClockView[] = [
  { label, due: day('2026-04-13'), used: 12, total: 20, basis: '条例第三十三条' },
  { label, due: day('2026-04-02'), used: 18, total: 20, note: '已延长 20 个工作日' },
  { label, due: day('2026-03-30'), used: 20, total: 20 },
  { label, due: day('2026-03-27'), used: 21, total: 20 },
  {
    label,
    used: 7,
    total: 20,
    paused: '征求第三方意见所需时间不计算在期限内',
    basis: '条例第三十三条',
  },
  { label, due: day('2026-04-13'), used: 9, total: 20, metOn: day('2026-03-28') },
  { label, due: day('2027-01-22'), used: 3, total: 20, provisional: true },
]

const [running] = clocks

/** Tags, figures, clocks, facts, the timeline. */
export const GalleryStates = (): JSX.Element => (
  <>
    <Kpis
      label="本机关概况"
      items={[
        { label: '已超期', value: 2, tone: 'overdue', href: '#', unit: '件' },
        { label: '3 个工作日内到期', value: 4, tone: 'soon', href: '#', unit: '件' },
        { label: '办理中', value: 12, href: '#', unit: '件' },
        { label: '本年已办结', value: 1037, unit: '件', hint: '上年同期 986 件' },
        { label: '逾期未改', value: 0, tone: 'overdue', unit: '个' },
      ]}
    />
    <Tabs
      label="本件"
      items={[
        { href: '#', label: '办理', current: true },
        { href: '#', label: '文书', count: 3 },
        { href: '#', label: '检索记录', count: 0 },
        { href: '#', label: '相似申请' },
      ]}
    />
    <Split
      side={
        <>
          {running && <Clock clock={running} />}
          <Card title="状态">
            <p>
              <Tag label="待登记" tone="soon" /> <Tag label="办理中" tone="active" />{' '}
              <Tag label="已答复" tone="done" /> <Tag label="已超期" tone="overdue" />{' '}
              <Tag label="已废止" />
            </p>
          </Card>
        </>
      }
    >
      <Card
        title="申请内容"
        actions={
          <ButtonLink href="#main" look="quiet">
            修改
          </ButtonLink>
        }
      >
        <Facts
          rows={[
            ['申请人', '张某某（公民）　身份证 4104**********1234'],
            ['联系方式', '138****0000　宝丰县城关镇'],
            ['所需信息', '宝丰县 2025 年度高标准农田建设项目资金使用情况及项目验收报告'],
            ['收到日期', <OnDay on={day('2026-03-15')} />],
            ['答复期限', <OnDay on={day('2027-01-22')} provisional />],
            ['传真', ''],
          ]}
        />
      </Card>
      <Card title="办理过程">
        <Timeline
          happenings={[
            { at: '2026-03-15 10:22', title: '申请人网上提交，系统编号并发送回执', tone: 'done' },
            {
              at: '2026-03-15 14:05',
              title: '登记，答复期限至 2026-04-13',
              by: '王敏（代李建华办理）',
              tone: 'done',
            },
            {
              at: '2026-03-17',
              title: '征求第三方意见，暂停计时',
              by: '王敏',
              basis: '条例第三十二条',
              tone: 'soon',
            },
            {
              at: '2026-03-22 09:10',
              title: '拟制答复书',
              by: '王敏',
              detail: '予以公开，附件 2 个',
            },
          ]}
        />
      </Card>
    </Split>
    <Cards>
      {clocks.map((clock) => (
        <Clock clock={clock} />
      ))}
    </Cards>
    <Card title="提示与时限条">
      <Notice text="已保存。" />
      <Remark title="暂定日期" tone="soon">
        2027 年节假日安排尚未公布，期限届时重新计算。
      </Remark>
      <Remark>
        <p>行政机关收到申请之日起 20 个工作日内予以答复。</p>
      </Remark>
      <Disclosure label="查看各时限">
        {clocks.map((clock) => (
          <p>
            <ClockBar clock={clock} />
          </p>
        ))}
      </Disclosure>
    </Card>
  </>
)
