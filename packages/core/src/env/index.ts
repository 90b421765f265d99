export { requireSettings, type SettingName, setting, stage } from "./settings.ts";
