#!/usr/bin/gjs
// A window with a WebKit view whose data stay in the folder GUIDE_PROFILE: MiniBrowser keeps nothing between two runs. Started by WebKitWebDriver.
imports.gi.versions.Gtk = '3.0'
imports.gi.versions.WebKit2 = '4.1'
const { GLib, Gtk, WebKit2 } = imports.gi

Gtk.init(null)
const profile = GLib.getenv('GUIDE_PROFILE')
const manager = new WebKit2.WebsiteDataManager({ base_data_directory: `${profile}/data`, base_cache_directory: `${profile}/cache` })
const context = new WebKit2.WebContext({ website_data_manager: manager })
context.set_automation_allowed(true)
context.connect('automation-started', (_context, session) => {
  const info = new WebKit2.ApplicationInfo()
  info.set_name('guide')
  session.set_application_info(info)
  session.connect('create-web-view', () => view)
})
const view = new WebKit2.WebView({ web_context: context, is_controlled_by_automation: true })
const window = new Gtk.Window({ default_width: 400, default_height: 800 })
window.add(view)
window.connect('destroy', () => Gtk.main_quit())
window.show_all()
Gtk.main()
