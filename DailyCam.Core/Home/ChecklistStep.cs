namespace DailyCam.Core.Home;

/// <summary>A step of the first ten minutes, in their order. Each has words for parents (text key <c>Step.&lt;name&gt;</c>).</summary>
public enum ChecklistStep
{
    /// <summary>The account itself: who reads the list has it.</summary>
    Account = 1,

    /// <summary>Some camera shows a picture; the demo camera does so within a minute.</summary>
    FirstPicture = 2,

    /// <summary>A camera of the family's own.</summary>
    OwnCamera = 3,

    /// <summary>The child's birth date, so that what matters at that age is looked for.</summary>
    Child = 4,

    /// <summary>A danger zone on some camera: without one, local vision opens no incident.</summary>
    Zones = 5,
}
