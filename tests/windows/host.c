/*
 * The programs that start .NET on Windows, for Wine: NuGet carries hostfxr.dll, which does all the work, but no dotnet.exe.
 * As dotnet.exe it runs what its arguments say. Under another name, pwsh.exe say, it runs the .dll of that name beside it.
 * DOTNET_ROOT is the folder with host\fxr; without it, the folder of the program.
 */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

enum { LONG_PATH = 4096, NO_RUNTIME = 130, NO_LIBRARY = 131, NO_ENTRY = 132 };

static wchar_t self[LONG_PATH], root[LONG_PATH], dotnet[LONG_PATH], library[LONG_PATH], program[LONG_PATH];

/* The one version that lies in host\fxr. */
static HMODULE load_hostfxr(void)
{
    WIN32_FIND_DATAW entry;
    _snwprintf(library, LONG_PATH - 1, L"%ls\\host\\fxr\\*", root);
    HANDLE search = FindFirstFileW(library, &entry);
    if (search == INVALID_HANDLE_VALUE) exit(NO_RUNTIME);
    while (entry.cFileName[0] == L'.')
        if (!FindNextFileW(search, &entry)) exit(NO_RUNTIME);
    FindClose(search);
    _snwprintf(library, LONG_PATH - 1, L"%ls\\host\\fxr\\%ls\\hostfxr.dll", root, entry.cFileName);
    return LoadLibraryW(library);
}

/*
 * Wine keeps handlers of exceptions in a list of frames on the stack, NT_TIB.ExceptionList, which Windows does not use on x64. Two of them
 * stay in it for ever where an exception has passed from native code of .NET into managed code, as out of a method that reflection calls,
 * since .NET leaves Wine's dispatcher without returning to it. Other data takes their place on the stack, the thread's next exception calls
 * it, and the thread, or the process, is gone without a word. So the list is cut back to the frame that every thread begins with, before
 * handlers are looked for: always for exceptions of .NET, which are none of Wine's, and for others where the list is out of order.
 */
enum { CLR_EXCEPTION = 0xE0434352, CPP_EXCEPTION = 0xE06D7363, JIT_EXCEPTION = 0x02345678 };

typedef struct frame { struct frame *previous; void *handler; } frame;

static frame *const end_of_list = (frame *)~(ULONG_PTR)0;
static DWORD first_frame;

static BOOL is_alive(const NT_TIB *thread, const frame *one, ULONG_PTR stack)
{
    MEMORY_BASIC_INFORMATION memory;
    return (ULONG_PTR)one >= stack && (ULONG_PTR)(one + 1) <= (ULONG_PTR)thread->StackBase && (one->previous > one)
        && VirtualQuery(one->handler, &memory, sizeof(memory)) != 0 && memory.Type == MEM_IMAGE;
}

static LONG CALLBACK forget_dead_frames(EXCEPTION_POINTERS *exception)
{
    NT_TIB *thread = (NT_TIB *)NtCurrentTeb();
    DWORD error = GetLastError(), code = exception->ExceptionRecord->ExceptionCode;
    frame *list = (frame *)thread->ExceptionList, *first = TlsGetValue(first_frame);
    if (first == NULL) {
        /* The thread's first exception: nothing has been left behind. */
        for (first = list; first != end_of_list && first->previous != end_of_list; first = first->previous) { }
        TlsSetValue(first_frame, first);
    }
    if (code == CLR_EXCEPTION || code == JIT_EXCEPTION || code == CPP_EXCEPTION || !is_alive(thread, list, exception->ContextRecord->Rsp))
        thread->ExceptionList = (void *)first;
    SetLastError(error);
    return EXCEPTION_CONTINUE_SEARCH;
}

int wmain(int argc, wchar_t **argv)
{
    first_frame = TlsAlloc();
    AddVectoredExceptionHandler(TRUE, forget_dead_frames);
    GetModuleFileNameW(NULL, self, LONG_PATH);
    wchar_t *name = wcsrchr(self, L'\\') + 1;
    BOOL is_dotnet = _wcsicmp(name, L"dotnet.exe") == 0;
    if (GetEnvironmentVariableW(L"DOTNET_ROOT", root, LONG_PATH) == 0) _snwprintf(root, LONG_PATH - 1, L"%.*ls", (int)(name - 1 - self), self);

    HMODULE hostfxr = load_hostfxr();
    if (hostfxr == NULL) return NO_LIBRARY;
    int (*run)(int, const wchar_t **) = (int (*)(int, const wchar_t **))(void *)GetProcAddress(hostfxr, "hostfxr_main");
    if (run == NULL) return NO_ENTRY;

    const wchar_t **arguments = calloc(argc + 2, sizeof(*arguments));
    int count = 0;
    /* hostfxr looks for the frameworks beside the first argument. */
    _snwprintf(dotnet, LONG_PATH - 1, L"%ls\\dotnet.exe", root);
    arguments[count++] = dotnet;
    if (!is_dotnet) {
        _snwprintf(program, LONG_PATH - 1, L"%.*ls.dll", (int)(wcslen(self) - 4), self);
        arguments[count++] = program;
    }
    for (int i = 1; i < argc; i++) arguments[count++] = argv[i];
    return run(count, arguments);
}
