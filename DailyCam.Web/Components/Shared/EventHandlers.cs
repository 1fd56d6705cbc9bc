using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Components.Shared;

/// <summary>What our own scripts say to pages as events of their elements; registered in shell/start.mjs. Found by its name.</summary>
[EventHandler("onlanguagesaved", typeof(LanguageSavedEventArgs))]
public static class EventHandlers;
