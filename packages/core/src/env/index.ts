export { type Database, databaseSettings } from "./database.ts";
export { requireSettings, type SettingName, setting, stage } from "./settings.ts";
