import * as after from './courses.ts'
import * as reply from './replies.ts'
import { type Row, storiesOf } from './rows.ts'
import { concluded, replied, type Story } from './story.ts'

const rows2022: readonly Row[] = [
  [
    'gaj',
    '2022-01-12',
    'counter',
    'natural',
    '城区公共安全视频监控点位分布图',
    replied(reply.unsafe('点位分布涉及公共安全防控部署，公开后可能危及公共安全')),
  ],
  [
    'zrzyj',
    '2022-02-22',
    'counter',
    'natural',
    '周庄镇某村集体土地所有权登记资料',
    replied(reply.registry),
  ],
  [
    'zrzyj',
    '2022-04-20',
    'signedPost',
    'business',
    '2021年国有建设用地使用权出让合同（编号2021-17）',
    [
      ...after.consulted('1', 'grounded'),
      ...replied(
        reply.thirdPartys(
          '商业秘密',
          '合同附件载有企业的投资测算和工艺布局，属于其不愿公开的商业秘密',
        ),
      ),
      ...after.disputed('review', '宝政复受〔2022〕18号', 'upheld'),
    ],
  ],
  [
    'nyncj',
    '2022-03-16',
    'counter',
    'natural',
    '2021年闹店镇高标准农田建设项目资金使用情况',
    replied(reply.granted('项目资金使用情况表')),
  ],
  [
    'nyncj',
    '2022-07-06',
    'signedPost',
    'research',
    '2017年至2021年全县各村土地流转面积与租金对照表',
    replied(reply.toBeMade('各乡镇按年上报的流转面积，未记载租金')),
  ],
  [
    'jytyj',
    '2022-05-09',
    'online',
    'natural',
    '2022年义务教育学校招生片区划分依据',
    replied(reply.granted('招生片区划分说明'), { route: 'online' }),
  ],
  [
    'gaj',
    '2022-06-08',
    'counter',
    'natural',
    '2020年某治安案件询问笔录',
    replied(reply.caseFile('治安管理处罚案卷')),
  ],
  [
    'scjgj',
    '2022-09-20',
    'signedPost',
    'business',
    '某超市食品安全抽检处罚案卷',
    [
      ...replied(reply.caseFile('食品安全行政处罚案卷')),
      ...after.disputed('direct', '（2022）豫0421行初31号', 'upheld'),
    ],
  ],
  [
    'mzj',
    '2022-10-25',
    'letter',
    'natural',
    '石桥镇2021年城乡低保对象名单',
    [
      ...after.consulted('1', 'grounded'),
      ...replied(
        reply.thirdPartys('个人隐私', '名单载有他人的家庭经济状况和病残情况，公开会损害其个人隐私'),
      ),
    ],
  ],
  [
    'zjj',
    '2022-11-15',
    'fax',
    'other',
    '香山小区老旧小区改造施工图审查意见',
    [
      ...after.corrected('请写明小区所在街道和改造批次'),
      ...replied(reply.granted('施工图审查意见')),
    ],
  ],
  [
    'rsj',
    '2022-12-20',
    'counter',
    'natural',
    '2022年事业单位公开招聘面试评分细则',
    replied(reply.granted('面试评分细则')),
  ],
]

const rows2023: readonly Row[] = [
  [
    'zrzyj',
    '2023-03-08',
    'signedPost',
    'natural',
    '杨庄镇某宗地规划条件通知书',
    replied(reply.granted('规划条件通知书')),
  ],
  [
    'zrzyj',
    '2023-09-13',
    'online',
    'business',
    '石桥镇采矿权延续登记审查意见',
    [
      ...after.consulted('1', 'agrees', 'coMaker'),
      ...replied(reply.granted('采矿权延续登记审查意见')),
    ],
  ],
  [
    'nyncj',
    '2023-04-18',
    'counter',
    'natural',
    '2022年度农机购置补贴公示表',
    replied(reply.published('宝丰县人民政府门户网站“惠民惠农财政补贴”栏目')),
    301,
  ],
  [
    'nyncj',
    '2023-06-27',
    'counter',
    'natural',
    '2022年度农机购置补贴公示表',
    replied(reply.duplicate, { after: 4 }),
    301,
  ],
  [
    'wjw',
    '2023-05-11',
    'email',
    'natural',
    '县人民医院新院区医疗设备采购合同',
    [...after.silent('1'), ...replied(reply.released('医疗设备采购合同'), { after: 4 })],
  ],
  [
    'czj',
    '2023-02-21',
    'signedPost',
    'legalService',
    '2022年县级“三公”经费决算明细',
    replied(reply.published('宝丰县人民政府门户网站“财政预决算”栏目')),
  ],
  [
    'czj',
    '2023-07-19',
    'counter',
    'natural',
    '2020年以来全部政府购买服务合同',
    [
      ...after.feePaid(125_000),
      ...replied(reply.granted('政府购买服务合同（电子版）'), { after: 12 }),
    ],
  ],
  [
    'jytyj',
    '2023-08-29',
    'oral',
    'natural',
    '2023年特岗教师招聘体检标准',
    replied(reply.granted('教师资格申请人员体检标准'), { route: 'direct' }),
  ],
  [
    'zjj',
    '2023-10-10',
    'signedPost',
    'other',
    '城关镇危房改造2022年度验收花名册',
    [
      ...after.consulted('1', 'grounded'),
      ...after.silent('2'),
      ...replied(reply.partly('验收花名册（汇总部分）', '改造户的身份证件号码和银行账号'), {
        after: 2,
        overruled: '1',
      }),
    ],
  ],
  [
    'sfj',
    '2023-11-08',
    'counter',
    'legalService',
    '2022年行政复议决定书（隐去个人信息）',
    replied(reply.granted('行政复议决定书')),
  ],
]

const rows2024: readonly Row[] = [
  [
    'zrzyj',
    '2024-03-12',
    'signedPost',
    'natural',
    '净肠河治理工程用地勘测定界图',
    [...after.undelivered('1'), ...replied(reply.released('勘测定界图'), { after: 4 })],
  ],
  [
    'zrzyj',
    '2024-06-18',
    'counter',
    'natural',
    '周庄镇土地整治项目测绘成果',
    replied(reply.granted('测绘成果缩略图')),
  ],
  [
    'nyncj',
    '2024-04-23',
    'signedPost',
    'business',
    '2023年高标准农田建设项目中标单位投标文件',
    [
      ...after.consulted('1', 'ungrounded'),
      ...replied(reply.released('投标文件商务部分'), { after: 2, overruled: '1' }),
    ],
  ],
  [
    'gaj',
    '2024-05-08',
    'counter',
    'natural',
    '户籍档案中本人户口迁移记录',
    replied(reply.granted('户口迁移记录'), { route: 'direct' }),
  ],
  [
    'jytyj',
    '2024-07-02',
    'online',
    'natural',
    '2024年教师公开招聘笔试成绩排名',
    [after.withdrawn(), ...concluded()],
  ],
  [
    'scjgj',
    '2024-08-13',
    'signedPost',
    'business',
    '某商砼站环评与登记信息核查情况',
    replied(reply.elsewhere('平顶山市生态环境局宝丰分局', '0375-6500199')),
  ],
  [
    'rsj',
    '2024-09-03',
    'counter',
    'natural',
    '被征地农民社会保障资金落实情况',
    [...after.extended(10), ...replied(reply.granted('社会保障资金落实情况说明'), { after: 8 })],
  ],
  [
    'mzj',
    '2024-10-22',
    'oral',
    'natural',
    '杨庄镇养老服务中心建设补助资金批复',
    replied(reply.granted('补助资金批复'), { route: 'direct' }),
  ],
  [
    'wjw',
    '2024-11-19',
    'email',
    'charity',
    '2023年村卫生室标准化建设名单',
    replied(reply.granted('标准化建设名单')),
  ],
]

/** 工作部门 up to 2024. */
export const departmentStories = (): Story[] => storiesOf([...rows2022, ...rows2023, ...rows2024])
