/**
 * 网上申请: the public's door to 依申请公开. Five steps, a draft that only its browser can open, and an
 * application in the office's inbox at the end; also the paper form for whoever prefers it.
 */
export { applyJobs, applyQueues } from './apply/jobs.ts'
export { applyRoutes, applyScriptRoutes } from './apply/public.ts'
export { type ApplyNeeds, type LikeDocument } from './apply/public-visit.ts'
