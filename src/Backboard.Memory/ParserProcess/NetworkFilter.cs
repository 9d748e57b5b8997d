using System.Runtime.InteropServices;

namespace Backboard.Memory.ParserProcess;

/// <summary>
/// A seccomp(2) filter after which nothing in this process can make a socket of any family, nor look into another process: the calls
/// fail with EACCES.
/// </summary>
/// <param name="Architecture">The kernel's number of the machine; calls in the manner of another end the process.</param>
/// <param name="SetFilter">The number of seccomp(2) itself.</param>
/// <param name="Refused">The numbers of the calls that fail.</param>
internal sealed partial record NetworkFilter(uint Architecture, int SetFilter, params uint[] Refused)
{
    private const int SetNoNewPrivileges = 38;
    private const int FilterMode = 1;
    private const int AllThreads = 1;
    private const uint Allow = 0x7FFF_0000;
    private const uint FailWithAccess = 0x0005_000D;
    private const uint KillProcess = 0x8000_0000;

    // Where the kernel puts the call's number and the machine's.
    private const uint NumberAt = 0;
    private const uint ArchitectureAt = 4;

    // x86-64 numbers from here on name the same calls a second time.
    private const uint SecondNames = 0x4000_0000;

    /// <summary>Null where no filter is known.</summary>
    public static NetworkFilter? For(Architecture architecture) => architecture switch
    {
        // socket, io_uring_setup, ptrace, process_vm_readv, process_vm_writev
        System.Runtime.InteropServices.Architecture.X64 => new NetworkFilter(0xC000_003E, 317, 41, 425, 101, 310, 311),
        System.Runtime.InteropServices.Architecture.Arm64 => new NetworkFilter(0xC000_00B7, 277, 198, 425, 117, 270, 271),
        _ => null,
    };

    /// <exception cref="InvalidOperationException">The system refuses.</exception>
    public unsafe void Install()
    {
        var program = Program();
        fixed (Instruction* first = program)
        {
            var header = new Header { Length = (ushort)program.Length, First = first };
            if (Control(SetNoNewPrivileges, 1, 0, 0, 0) != 0 || Call(SetFilter, FilterMode, AllThreads, &header) != 0)
                throw new InvalidOperationException($"The system does not take away the network: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    private Instruction[] Program()
    {
        var (refused, end) = (Refused.Length, Refused.Length + 1);
        return
        [
            Instruction.Load(ArchitectureAt),
            Instruction.IfEqual(Architecture, then: 1, otherwise: 0),
            Instruction.Return(KillProcess),
            Instruction.Load(NumberAt),
            Instruction.IfAtLeast(SecondNames, then: (byte)end, otherwise: 0),
            .. Refused.Select((number, index) => Instruction.IfEqual(number, then: (byte)(refused - index), otherwise: 0)),
            Instruction.Return(Allow),
            Instruction.Return(FailWithAccess),
        ];
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial nint Call(nint number, nuint operation, nuint flags, Header* program);

    /// <summary>An instruction of the kernel's packet filter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Instruction(ushort code, byte then, byte otherwise, uint operand)
    {
        public readonly ushort Code = code;
        public readonly byte Then = then;
        public readonly byte Otherwise = otherwise;
        public readonly uint Operand = operand;

        public static Instruction Load(uint offset) => new(0x20, 0, 0, offset);

        public static Instruction IfEqual(uint value, byte then, byte otherwise) => new(0x15, then, otherwise, value);

        public static Instruction IfAtLeast(uint value, byte then, byte otherwise) => new(0x35, then, otherwise, value);

        public static Instruction Return(uint value) => new(0x06, 0, 0, value);
    }

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Header
    {
        public ushort Length;
        public Instruction* First;
    }
}
