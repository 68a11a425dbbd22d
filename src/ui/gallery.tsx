import type { JSX } from 'hono/jsx/jsx-runtime'
import { GalleryForms } from './gallery-forms.tsx'
import { GalleryStates } from './gallery-states.tsx'
import { GalleryTables } from './gallery-tables.tsx'
import { Button, ButtonLink } from './button.tsx'
import { Dialog } from './dialog.tsx'
import type { Demo, Reading } from './document.tsx'
import { DateField, Form, SubmitBar, TextArea } from './form.tsx'
import { Card, Prose } from './layout.tsx'
import { ItemList } from './item-list.tsx'
import { ConsolePage, PublicPage } from './page.tsx'
import { Pager } from './pager.tsx'
import { Steps } from './steps.tsx'
import { Tag } from './tag.tsx'
import { TextField } from './form.tsx'
import { Filter, FilterSelect } from './filter.tsx'
import { day } from '../kernel/day.ts'

const menu = [
  {
    items: [
      { href: '#', label: '工作台' },
      { href: '#', label: '依申请公开', count: 5, current: true },
      { href: '#', label: '信息发布', count: 3 },
      { href: '#', label: '审核' },
      { href: '#', label: '目录与标准目录' },
      { href: '#', label: '政策解读' },
    ],
  },
  {
    title: '监督',
    items: [
      { href: '#', label: '四位一体监测', count: 12 },
      { href: '#', label: '考核评议' },
      { href: '#', label: '年度报告' },
      { href: '#', label: '复议诉讼' },
    ],
  },
  {
    title: '系统',
    items: [
      { href: '#', label: '机构与用户' },
      { href: '#', label: '工作日历' },
    ],
  },
]

/** /dev/components: every part of the console in every state. */
export const Gallery = (props: Reading & Demo): JSX.Element => (
  <ConsolePage
    {...props}
    title="界面组件"
    person={{
      name: '王敏',
      organ: '宝丰县人民政府办公室',
      roles: ['经办人', '保密审查员'],
      actingFor: '李建华',
    }}
    menu={menu}
    csrf="gallery"
    crumbs={[
      { label: '工作台', href: '#' },
      { label: '依申请公开', href: '#' },
      { label: '界面组件' },
    ]}
    tags={<Tag label="办理中" tone="active" />}
    actions={
      <>
        <Dialog label="延期" title="延长答复期限">
          <Form action="#" csrf="gallery" version={3} label="延长答复期限">
            <DateField id="extend-on" name="on" label="批准日期" required />
            <TextArea id="extend-why" name="reason" label="延长的理由" rows={3} required />
            <SubmitBar label="延长并告知申请人" />
          </Form>
        </Dialog>
        <ButtonLink href="#">要求补正</ButtonLink>
        <Button look="primary">拟制答复</Button>
      </>
    }
    notice={{ text: '已登记，编号 BF20260315007，受理回执已生成。' }}
    refusal={{
      code: 'requests.wrong-stage',
      message: '该申请已经延长过一次，不能再次延长答复期限。',
      basis: '条例第三十三条',
    }}
  >
    <GalleryStates />
    <GalleryTables />
    <GalleryForms />
  </ConsolePage>
)

/** The public list page with its fixed entries. */
export const GalleryPublicList = (props: Reading & Demo): JSX.Element => (
  <PublicPage
    {...props}
    organName="宝丰县人民政府"
    title="法定主动公开内容"
    entry="content"
    below={[
      '履职依据',
      '机关简介',
      '规划信息',
      '统计信息',
      '行政许可',
      '处罚强制',
      '财政预决算',
    ].map((label, index) => ({ href: '#', label, current: index === 2 }))}
    crumbs={[
      { label: '首页', href: '/' },
      { label: '政府信息公开', href: '/xxgk' },
      { label: '法定主动公开内容' },
    ]}
  >
    <Filter action="#" label="在本栏目内检索" submit="检索">
      <FilterSelect
        name="organ"
        label="全部机构"
        options={[{ value: 'a', label: '县政府办公室' }]}
      />
      <FilterSelect name="year" label="全部年份" options={[{ value: '2026', label: '2026 年' }]} />
      <FilterSelect name="state" label="全部状态" options={[{ value: 'a', label: '现行有效' }]} />
    </Filter>
    <ItemList
      items={[
        '宝丰县人民政府办公室关于印发宝丰县高标准农田建设项目资金管理办法的通知',
        '宝丰县人民政府关于公布行政规范性文件清理结果的决定',
        '宝丰县人民政府办公室关于印发 2026 年政务公开工作要点的通知',
        '宝丰县第十六届人民政府第18次常务会议纪要',
      ].map((title, index) => ({
        href: '#',
        title,
        on: day(`2026-0${9 - index}-12`),
        notes: [
          `宝政办〔2026〕${28 - index}号`,
          '县政府办公室',
          index === 1 ? <Tag label="已废止" /> : <Tag label="现行有效" tone="done" />,
          ...(index === 2 ? [<a href="#main">政策图解</a>] : []),
        ],
      }))}
    />
    <Pager page={4} pages={65} total={1286} href={(page) => `#${page}`} />
  </PublicPage>
)

/** One step of the citizen's application, refused once. */
export const GalleryApply = (props: Reading & Demo): JSX.Element => (
  <PublicPage
    {...props}
    organName="宝丰县人民政府"
    title="您需要什么信息"
    entry="apply"
    crumbs={[
      { label: '首页', href: '/' },
      { label: '政府信息公开', href: '/xxgk' },
      { label: '依申请公开' },
    ]}
    refusal={{
      code: 'requests.no-description',
      message: '还缺少便于查找的描述，请补充后继续。',
      basis: '条例第二十九条',
      fields: { what: '请写明所需信息的名称、文号或其他特征' },
    }}
  >
    <Steps steps={['申请须知', '申请人', '所需信息', '获取方式', '核对提交']} current={2} />
    <Form action="/apply/what" csrf="gallery" idempotencyKey="k" keep="apply">
      <TextField name="title" label="所需信息的名称" value="高标准农田项目验收报告" />
      <TextArea
        name="what"
        label="所需信息的内容描述"
        hint="包括名称、文号或便于查找的其他特征，例如时间、地点、项目名称。"
        error="请写明所需信息的名称、文号或其他特征"
        required
      />
      <SubmitBar label="下一步" cancel="/apply" />
    </Form>
  </PublicPage>
)

/** A published document, set for reading. */
export const GalleryReading = (props: Reading & Demo): JSX.Element => (
  <PublicPage
    {...props}
    organName="宝丰县人民政府"
    title="政府信息公开指南"
    entry="guide"
    bare
    notice={{ text: '已切换阅读方式。', tone: 'active' }}
  >
    <Card>
      <Prose>
        <h2>一、公开内容</h2>
        <p>
          为了保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，本机关依照《中华人民共和国政府信息公开条例》编制本指南，并根据变化及时更新。
        </p>
        <h3>（一）主动公开</h3>
        <p>本机关主动公开的政府信息，通过政府网站、政务新媒体和政府公报等途径公开。</p>
      </Prose>
    </Card>
  </PublicPage>
)
