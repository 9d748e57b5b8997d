using System.ComponentModel.DataAnnotations;

namespace Backboard.Models.Local;

/// <summary>How the offline responder talks.</summary>
public sealed class LocalOptions
{
    /// <summary>Words it streams per second, 0 to 100,000; 0 is unlimited. Default: 30.</summary>
    [Range(0, 100_000, ErrorMessage = "Models__Local__WordsPerSecond must be from 0 (unlimited) to 100000.")]
    public int WordsPerSecond { get; set; } = 30;
}
