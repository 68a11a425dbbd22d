import type {
  Court,
  Organ,
  OrganKind,
  OrganRecord,
  ReconsiderationOrgan,
} from '../modules/organs.ts'
import { dutiesOf } from './duties.ts'

const basicCourt: Court = { name: '宝丰县人民法院', level: 'basic' }
const intermediateCourt: Court = { name: '平顶山市中级人民法院', level: 'intermediate' }

const county: ReconsiderationOrgan = {
  name: '宝丰县人民政府',
  level: 'countyGovernment',
  address: '宝丰县人民路演示1号（宝丰县司法局行政复议接待室）',
  online: 'https://fuyi.example.cn/baofeng',
}
const city: ReconsiderationOrgan = {
  name: '平顶山市人民政府',
  level: 'municipalGovernment',
  address: '平顶山市新城区演示路1号（平顶山市司法局行政复议接待室）',
  online: 'https://fuyi.example.cn/pingdingshan',
}

type Sketch = {
  id: string
  name: string
  kind: OrganKind
  numberWord: string
  street: string
  /** Last four digits of the invented telephone. */
  phone: string
  reconsideration?: ReconsiderationOrgan
  court?: Court
  separation?: OrganRecord['separation']
}

/** Organs of the county; names and kinds are real, addresses and telephones invented. */
const sketches: readonly Sketch[] = [
  {
    id: 'zfb',
    name: '宝丰县人民政府办公室',
    kind: 'countyOffice',
    numberWord: '宝政办公开',
    street: '人民路演示2号',
    phone: '0002',
  },
  {
    id: 'gaj',
    name: '宝丰县公安局',
    kind: 'countyDepartment',
    numberWord: '宝公公开',
    street: '为民路演示3号',
    phone: '0003',
    separation: 'three',
  },
  {
    id: 'zrzyj',
    name: '宝丰县自然资源局',
    kind: 'countyDepartment',
    numberWord: '宝自然资公开',
    street: '迎宾大道演示4号',
    phone: '0004',
    separation: 'three',
  },
  {
    id: 'nyncj',
    name: '宝丰县农业农村局',
    kind: 'countyDepartment',
    numberWord: '宝农公开',
    street: '龙兴路演示5号',
    phone: '0005',
  },
  {
    id: 'jytyj',
    name: '宝丰县教育体育局',
    kind: 'countyDepartment',
    numberWord: '宝教体公开',
    street: '文化路演示6号',
    phone: '0006',
  },
  {
    id: 'wjw',
    name: '宝丰县卫生健康委员会',
    kind: 'countyDepartment',
    numberWord: '宝卫公开',
    street: '健康路演示7号',
    phone: '0007',
  },
  {
    id: 'czj',
    name: '宝丰县财政局',
    kind: 'countyDepartment',
    numberWord: '宝财公开',
    street: '人民路演示8号',
    phone: '0008',
  },
  {
    id: 'rsj',
    name: '宝丰县人力资源和社会保障局',
    kind: 'countyDepartment',
    numberWord: '宝人社公开',
    street: '中兴路演示9号',
    phone: '0009',
  },
  {
    id: 'zjj',
    name: '宝丰县住房和城乡建设局',
    kind: 'countyDepartment',
    numberWord: '宝建公开',
    street: '建设路演示10号',
    phone: '0010',
  },
  {
    id: 'scjgj',
    name: '宝丰县市场监督管理局',
    kind: 'countyDepartment',
    numberWord: '宝市监公开',
    street: '望京路演示11号',
    phone: '0011',
  },
  {
    id: 'mzj',
    name: '宝丰县民政局',
    kind: 'countyDepartment',
    numberWord: '宝民公开',
    street: '仁和路演示12号',
    phone: '0012',
  },
  {
    id: 'sfj',
    name: '宝丰县司法局',
    kind: 'justiceDepartment',
    reconsideration: { ...county, superior: '平顶山市司法局' },
    numberWord: '宝司公开',
    street: '人民路演示13号',
    phone: '0013',
  },
  ...['城关镇', '杨庄镇', '周庄镇', '闹店镇', '石桥镇', '商酒务镇'].map((town, index): Sketch => ({
    id: `z${index + 1}`,
    name: `宝丰县${town}人民政府`,
    kind: 'township',
    numberWord: `宝${town.slice(0, 1)}政公开`,
    street: `${town}演示街1号`,
    phone: `01${String(index + 1).padStart(2, '0')}`,
    ...(town === '商酒务镇' && { separation: 'entrusted' }),
  })),
]

const officeOf = ({ name, street, phone }: Sketch): Organ['office'] => ({
  name: `${name}政府信息公开工作机构`,
  address: `河南省平顶山市宝丰县${street}`,
  postcode: '467400',
  phone: `0375-650${phone}`,
  email: `demo${phone}@example.cn`,
  hours: '工作日 8:00—12:00，15:00—18:00',
})

const recordOf = (sketch: Sketch, position: number): OrganRecord => ({
  id: sketch.id,
  parentId: 'xzf',
  name: sketch.name,
  kind: sketch.kind,
  letterhead: sketch.name,
  numberWord: sketch.numberWord,
  office: officeOf(sketch),
  duties: dutiesOf(sketch.id),
  reconsideration: sketch.reconsideration ?? county,
  court: sketch.court ?? basicCourt,
  separation: sketch.separation ?? 'two',
  ...(sketch.separation === 'entrusted' && { reviewingOrganId: 'zfb' }),
  position,
  version: 1,
})

const government: OrganRecord = {
  id: 'xzf',
  name: '宝丰县人民政府',
  kind: 'countyGovernment',
  letterhead: '宝丰县人民政府',
  numberWord: '宝政公开',
  office: officeOf({
    id: 'xzf',
    name: '宝丰县人民政府',
    kind: 'countyGovernment',
    numberWord: '宝政公开',
    street: '人民路演示1号',
    phone: '0001',
  }),
  duties: dutiesOf('xzf'),
  reconsideration: city,
  court: intermediateCourt,
  separation: 'two',
  position: 0,
  version: 1,
}

/** Parents first: 县人民政府 and 县人民政府办公室 are two organs. */
export const organs: readonly OrganRecord[] = [
  government,
  ...sketches.map((sketch, index) => recordOf(sketch, index + 1)),
]
