export const globalSetup = async (): Promise<void> => {}
