namespace DailyCam.Web.Features.Settings;

/// <summary>Whether a setting is changed on the page of settings, and if not, why. Each but <see cref="Here"/> and <see cref="Tuning"/> has its sentence (text key <c>Outside.&lt;name&gt;</c>).</summary>
internal enum SettingEditing
{
    /// <summary>For tuning: whoever needs it reads its description first, and that stands where it is changed.</summary>
    Tuning,

    /// <summary>Changed on the page.</summary>
    Here,

    /// <summary>It says where something lies. With a wrong one, recordings or databases would seem to be gone.</summary>
    Place,

    /// <summary>It decides who reaches DailyCam, and how: a slip locks the family out, or lets a stranger in.</summary>
    Door,

    /// <summary>It opens something, and is never shown.</summary>
    Secret,

    /// <summary>It changes what leaves the house, where to, or what the sums of the budget mean: nothing to do in passing.</summary>
    Leaves,

    /// <summary>A slip would make local vision blind without anything looking wrong.</summary>
    Sight,
}
