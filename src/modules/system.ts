/**
 * 系统状态: what an administrator must see to know that the installation is sound: version,
 * database, key file, fonts of the letters, holiday notices, background jobs, the last check of
 * the invariants.
 */
export { systemActs } from './system/acts.ts'
export { systemPermissions } from './system/may.ts'
export { type MachineState, machineStateOf } from './system/store-machine.ts'
export { systemMenu, type SystemNeeds, systemRoutes } from './system/console.tsx'
