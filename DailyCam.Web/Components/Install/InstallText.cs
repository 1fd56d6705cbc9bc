namespace DailyCam.Web.Components.Install;

/// <summary>Texts of the installed app: what an app store would say of it, and the page that is shown while the server cannot be reached.</summary>
public sealed class InstallText;
