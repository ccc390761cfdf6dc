/* Stand-in for what wine 8 lacks of icuuc.dll; for the test box only, never shipped. */
#include <stdint.h>
#define X __declspec(dllexport)
typedef int UErr;
X void* ucnv_open(const char*n, UErr*e){ if(e)*e=4; return 0; }
X void ucnv_close(void*c){}
X void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void){}
X void UCNV_TO_U_CALLBACK_SUBSTITUTE(void){}
X void ucnv_reset(void*c){}
X int8_t ucnv_getMaxCharSize(void*c){return 4;}
X const char* ucnv_getName(void*c,UErr*e){if(e)*e=4;return "";}
X void ucnv_getToUCallBack(void*c,void*a,void*b){}
X void ucnv_getFromUCallBack(void*c,void*a,void*b){}
X void ucnv_setToUCallBack(void*c,void*a,void*b,void*d,void*f,UErr*e){}
X void ucnv_setFromUCallBack(void*c,void*a,void*b,void*d,void*f,UErr*e){}
X void ucnv_cbToUWriteUChars(void*a,void*s,int l,int o,UErr*e){}
X void ucnv_toUnicode(void*c,void*t,void*tl,void*s,void*sl,void*o,int f,UErr*e){if(e)*e=4;}
X void ucnv_cbFromUWriteUChars(void*a,void*s,void*l,int o,UErr*e){}
X int ucnv_toUCountPending(void*c,UErr*e){return 0;}
X int ucnv_fromUCountPending(void*c,UErr*e){return 0;}
X const char* ucnv_getStandardName(const char*n,const char*s,UErr*e){return 0;}
X const char* ucnv_getAvailableName(int n){return 0;}
X int ucnv_countAvailable(void){return 0;}
X void ucnv_fromUnicode(void*c,void*t,void*tl,void*s,void*sl,void*o,int f,UErr*e){if(e)*e=4;}
