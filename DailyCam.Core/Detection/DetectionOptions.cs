using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Detection;

/// <summary>Local vision: when the model looks and what counts as seen.</summary>
public sealed class DetectionOptions
{
    public const string Section = "DailyCam:Detection";

    /// <summary><c>lite0</c> or <c>lite1</c> (EfficientDet). Default: lite1, which finds nearly twice as many small children for twice the time (33 ms).</summary>
    [RegularExpression("lite0|lite1", ErrorMessage = "must be lite0 or lite1")]
    public string Model { get; set; } = "lite1";

    /// <summary>Threads of the model, 1 to 8. Default: 1; more get slower, not faster, when the machine is busy.</summary>
    [Range(1, 8)]
    public int Threads { get; set; } = 1;

    /// <summary>Score from which an object counts as seen, 0.1 to 0.95. Default: 0.4 (no false person in 272 empty frames of the reference clip).</summary>
    [Range(0.1, 0.95)]
    public double MinimumScore { get; set; } = 0.4;

    /// <summary>Looks a second of each camera while something happens, 0.2 to 5. Default: 2.</summary>
    [Range(0.2, 5)]
    public double LooksPerSecond { get; set; } = 2;

    /// <summary>Time between looks while nothing happens. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan IdleInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after the last movement the model goes on looking. Default: 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LingerAfterMotion { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Share of the picture that must change to count as movement, 0 to 1. Default: 0.002, a fifth of one block in a hundred: a small child far away.</summary>
    [Range(0.0, 1.0)]
    public double MotionShare { get; set; } = 0.002;

    /// <summary>How long the vision process may take for one picture before it is killed and started again. Default: 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the vision process may take to load its model. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Folder of the model files and the TensorFlow Lite library. Default (empty): <c>models</c> beside the program.</summary>
    public string ModelsPath { get; set; } = string.Empty;

    /// <summary>Program that runs as vision process with <c>--role vision</c>. Default (empty): this program.</summary>
    public string VisionProgram { get; set; } = string.Empty;
}
